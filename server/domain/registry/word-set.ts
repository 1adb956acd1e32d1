/** Words that can be looked for at a place of a text, the longest first. */
export class WordSet {
  private readonly words: ReadonlySet<string>;
  private readonly longest: number;

  constructor(words: Iterable<string>) {
    this.words = new Set(words);
    this.longest = Math.max(0, ...[...this.words].map((word) => word.length));
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** The longest word that begins at this place; '' where none does. */
  at(text: string, from: number): string {
    for (let length = Math.min(this.longest, text.length - from); length > 0; length--) {
      const piece = text.slice(from, from + length);
      if (this.words.has(piece)) return piece;
    }
    return '';
  }

  /** Whether the text is nothing but words of this set, one behind another, in whatever way it is cut. */
  isAllOf(text: string): boolean {
    const reached = [true];
    for (let end = 1; end <= text.length; end++) {
      reached[end] = false;
      for (let length = 1; length <= Math.min(this.longest, end) && !reached[end]; length++)
        reached[end] = reached[end - length] === true && this.words.has(text.slice(end - length, end));
    }
    return reached[text.length] === true;
  }

  /** The longest word that the text ends with; '' where it ends with none. */
  endOf(text: string): string {
    for (let length = Math.min(this.longest, text.length); length > 0; length--) {
      const piece = text.slice(-length);
      if (this.words.has(piece)) return piece;
    }
    return '';
  }
}
