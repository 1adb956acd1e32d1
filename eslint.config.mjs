import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: a thing has one name everywhere.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrel files: import from where a thing is written.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', 'bench/node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['server/**/*.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['server/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Date',
          'parseFloat',
          'setTimeout',
          'setInterval',
          'fetch',
          'crypto',
          'performance',
          'Intl',
          'console',
          'Buffer',
        ].map((name) => ({ name, message: `domain/ is pure: no ${name}.` })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'domain/ is pure: no randomness.' },
        { object: 'Number', property: 'parseFloat', message: 'Money is exact: parse digits.' },
        { property: 'toFixed', message: 'Money is exact: format fen.' },
        { property: 'toLocaleString', message: 'Formats must not depend on the machine.' },
      ],
    },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      globals: { document: 'readonly', window: 'readonly', localStorage: 'readonly', navigator: 'readonly' },
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setImmediate: 'readonly',
      },
    },
  },
);
