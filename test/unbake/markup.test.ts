import { expect, test } from 'vitest';
import { markupOf } from '../../src/unbake/markup.js';

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'svg'],
  ['<?xml version="1.0"?>\n<!-- a drawing -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg/>', 'svg'],
  ['<!DOCTYPE x [<!ENTITY a "b">]><svg/>', 'svg'],
  ['<?xml version="1.0" encoding="UTF-7"?>+ADw-svg', 'svg'],
  ['<!doctype html><svg>', 'html'],
  ['<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>', 'html'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
  ['<!-- saved from url=(0014)about:internet -->\n<HTML>', 'html'],
  ['<div class="badge">', 'html'],
  ['<p>Hello', 'html'],
  ['<?xml version="1.0"?><feed/>', 'xml'],
  ['<note>', 'xml'],
  ['< 3', undefined],
  ['{"svg":"<svg>"}', undefined],
])('markupOf(%j) is %j', (head, expected) => {
  expect(markupOf(head)).toBe(expected);
});
