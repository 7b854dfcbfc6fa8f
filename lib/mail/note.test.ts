import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanNote, noteText } from "./note";
import { noteFromText } from "./shape";

test("paragraphs, lists, emphasis and links stay", () => {
  const html =
    '<p>Hello <b>Jane</b>,<br>see <a href="https://acme.example/a?b=1&c=2">us</a>:</p><ul><li>one</li><li><em>two</em></li></ul>';
  expect(cleanNote(html)).toBe(
    '<p>Hello <b>Jane</b>,<br />see <a href="https://acme.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">us</a>:</p><ul><li>one</li><li><em>two</em></li></ul>',
  );
  expect(cleanNote('<a href="mailto:ann@acme.example">Ann</a>')).toContain('href="mailto:ann@');
});

test.each([
  ["<script>alert(1)</script>Hi", "Hi"],
  ["<style>p{display:none}</style>Hi", "Hi"],
  ["<svg><script>alert(1)</script></svg>Hi", "Hi"],
  ["<template><p>x</p></template>Hi", "Hi"],
  ["<title>x</title>Hi", "Hi"],
  ['<img src=x onerror="alert(1)">Hi', "Hi"],
  ['<p onclick="alert(1)" style="position:fixed" class="x" id="y">Hi</p>', "<p>Hi</p>"],
  ['<a href="javascript:alert(1)">Hi</a>', "Hi"],
  ['<a href="JaVa&#10;ScRiPt:alert(1)">Hi</a>', "Hi"],
  ['<a href="&#106;avascript:alert(1)">Hi</a>', "Hi"],
  ['<a href="data:text/html,<script>alert(1)</script>">Hi</a>', "Hi"],
  ['<a href="http://acme.example">Hi</a>', "Hi"],
  ['<a href="//acme.example">Hi</a>', "Hi"],
  ['<a href="/sign-out">Hi</a>', "Hi"],
  ["<scr<script>ipt>alert(1)</script>Hi", "ipt&gt;alert(1)Hi"],
  ["<!-- <b> -->Hi<!--", "Hi"],
  ["<form action=//x><input><button>Hi</button></form>", "Hi"],
  ["a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"],
])("%s becomes %s", (html, clean) => {
  expect(cleanNote(html)).toBe(clean);
});

test("a note without a word is none", () => {
  for (const html of ["", " ", "<p> </p><br>", "<script>alert(1)</script>", "<ul><li></li></ul>"]) {
    expect(cleanNote(html)).toBeNull();
  }
});

const TAG =
  /<\/?(?:p|b|strong|i|em|u|ul|ol|li)>|<br \/>|<\/a>|<a href="(?:https|mailto):[^"<>]*" rel="noopener noreferrer nofollow">/g;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."< > </ /> \" ' = & ; -- <!-- --> <![CDATA[ ]]> \0 &lt; &#60; &#x3c; <p> </p> <b <a".split(
          " ",
        ),
        ..."<script> </script> <style> </style> <svg> <math> <mtext> <textarea> </textarea>".split(
          " ",
        ),
        ...'<img/src=x/onerror=alert(1)> <a/href="javascript:alert(1)"> <a\thref=data:, > onload='.split(
          " ",
        ),
        ..."href= https: mailto: javascript: style= expression( url( <iframe srcdoc= <noscript> <xmp>".split(
          " ",
        ),
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

const words = (clean: string) => noteText(clean).replace(/\s+/g, " ");

test("whatever goes in, only the allowed elements come out, and a second cleaning leaves every word", () => {
  fc.assert(
    fc.property(hostile, (html) => {
      const clean = cleanNote(html) ?? "";
      expect(clean.replace(TAG, "")).not.toMatch(/[<>]/);
      expect(words(cleanNote(clean) ?? "")).toBe(words(clean));
    }),
    { numRuns: 3_000 },
  );
});

test("as plain text a note keeps its paragraphs, points and addresses", () => {
  const clean = cleanNote(
    '<p>Hello &amp; welcome,</p><p>see <a href="https://acme.example">our page</a></p><ul><li>one</li><li>two</li></ul>bye &lt;3',
  );
  expect(noteText(clean ?? "")).toBe(
    "Hello & welcome,\n\nsee our page (https://acme.example/)\n\n- one\n- two\n\nbye <3",
  );
});

test("typed text becomes paragraphs, and nothing in it is markup", () => {
  expect(noteFromText("Hi <b>Jane</b>\nand all\n\n\nBye")).toBe(
    "<p>Hi &lt;b&gt;Jane&lt;/b&gt;<br>and all</p><p>Bye</p>",
  );
  expect(noteText(cleanNote(noteFromText("a < b & c\n\n'd'")) ?? "")).toBe("a < b & c\n\n'd'");
});
