/** Words that can be looked for at a place of a text, the longest first. */
export class WordSet {
  private readonly words: ReadonlySet<string>;
  /** How long the words are at most that begin, and that end, with a character: most characters begin none. */
  private readonly beginning = new Map<string, number>();
  private readonly ending = new Map<string, number>();

  constructor(words: Iterable<string>) {
    this.words = new Set(words);
    for (const word of this.words) {
      const [first, last] = [word.charAt(0), word.charAt(word.length - 1)];
      this.beginning.set(first, Math.max(word.length, this.beginning.get(first) ?? 0));
      this.ending.set(last, Math.max(word.length, this.ending.get(last) ?? 0));
    }
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** The longest word that begins at this place; '' where none does. */
  at(text: string, from: number): string {
    const longest = this.beginning.get(text.charAt(from)) ?? 0;
    for (let length = Math.min(longest, text.length - from); length > 0; length--) {
      const piece = text.slice(from, from + length);
      if (this.words.has(piece)) return piece;
    }
    return '';
  }

  /** Whether the text is nothing but words of this set, one behind another, in whatever way it is cut. */
  isAllOf(text: string): boolean {
    const reached = [true];
    for (let end = 1; end <= text.length; end++) {
      const longest = this.ending.get(text.charAt(end - 1)) ?? 0;
      reached[end] = false;
      for (let length = 1; length <= Math.min(longest, end) && !reached[end]; length++)
        reached[end] = reached[end - length] === true && this.words.has(text.slice(end - length, end));
    }
    return reached[text.length] === true;
  }

  /** The longest word that the text ends with; '' where it ends with none. */
  endOf(text: string): string {
    const longest = this.ending.get(text.charAt(text.length - 1)) ?? 0;
    for (let length = Math.min(longest, text.length); length > 0; length--) {
      const piece = text.slice(-length);
      if (this.words.has(piece)) return piece;
    }
    return '';
  }
}
