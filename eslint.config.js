import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/dist/", "**/node_modules/", "coverage/", "fixtures/", "src/host/templates/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,js,mjs,cjs}"],
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-param-reassign": "error",
      "no-unused-vars": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportAllDeclaration",
          message: "Export by name: what is public is chosen, not swept in.",
        },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // An injected class must stay a value import, or its decorator metadata is lost.
      "@typescript-eslint/consistent-type-imports": "off",
      // Counts, bigint amounts and booleans read well in messages.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowNullish: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Decorated configuration and token classes hold data or nothing at all.
      "@typescript-eslint/no-extraneous-class": "off",
      // An implementation may be synchronous behind an asynchronous contract.
      "@typescript-eslint/require-await": "off",
      // noUncheckedIndexedAccess leaves cases that the types cannot show but the code has just proved.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unified-signatures": "off",
      // A hook handler's result is `T | void`: returning nothing is part of its contract.
      "@typescript-eslint/no-invalid-void-type": "off",
      // `Record<never, never>` says "declares none" on purpose.
      "@typescript-eslint/no-generated-empty-object-type": "off",
    },
  },
  {
    files: ["test/**/*.ts", "**/*.spec.ts"],
    rules: {
      // chai's `expect(x).to.be.true` is an expression by design.
      "@typescript-eslint/no-unused-expressions": "off",
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // What must not compile has no types that a rule could look at.
    files: ["test/types/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
