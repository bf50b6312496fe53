import { expect, test } from 'vitest';
import { allElements, parseXml } from './xml.ts';
import { canonicalize } from './xml-canonical.ts';

const canonical = (xml: string, localName?: string) => {
  const root = parseXml(new TextEncoder().encode(xml), 'test').documentElement;
  const element = root && [...allElements(root)].find((one) => !localName || one.localName === localName);
  return element ? canonicalize(element) : null;
};

/** Inputs and outputs as Canonical XML 1.0, section 3, gives them, without what needs a document type. */
test('3.1: processing instructions stay and comments go', () => {
  expect(canonical('<doc>Hello, world!<!-- Comment 1 --><?pi-without-data     ?></doc>')).toBe(
    '<doc>Hello, world!<?pi-without-data?></doc>',
  );
});

test('3.2: white space in content is kept', () => {
  const doc =
    '<doc>\n   <clean>   </clean>\n   <mixed>\n      A\n      <clean>   </clean>\n   </mixed>\n</doc>';
  expect(canonical(doc)).toBe(doc);
});

test('3.3: empty tags, attribute order, superfluous namespaces', () => {
  const doc = [
    '<doc><e1   /><e2   ></e2><e3   name = "elem3"   id="elem3"   />',
    '<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I\'m" xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" xmlns="http://example.org"/>',
    '<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"><e9 xmlns="" xmlns:a="http://www.ietf.org"/></e8></e7></e6></doc>',
  ].join('');
  expect(canonical(doc)).toBe(
    [
      '<doc><e1></e1><e2></e2><e3 id="elem3" name="elem3"></e3>',
      '<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I\'m" attr2="all" b:attr="sorted" a:attr="out"></e5>',
      '<e6 xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns=""><e9 xmlns:a="http://www.ietf.org"></e9></e8></e7></e6></doc>',
    ].join(''),
  );
});

test('3.4: character references and CDATA', () => {
  const doc = [
    '<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value>',
    '<compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>',
    '<compute expr=\'value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"\'>valid</compute>',
    "<norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/></doc>",
  ].join('');
  expect(canonical(doc)).toBe(
    [
      '<doc><text>First line&#xD;\nSecond line</text><value>2</value>',
      '<compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>',
      '<compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>',
      '<norm attr=" \'    &#xD;&#xA;&#x9;   \' "></norm></doc>',
    ].join(''),
  );
});

// Attributes go by namespace URI: xml: is http://www.w3.org/XML/1998/namespace, before urn:p.
test('a part of a document brings its namespaces and xml: attributes down (2.4)', () => {
  expect(canonical('<a xmlns="urn:a" xmlns:p="urn:p" xml:lang="zh"><b p:c="1"><d/></b></a>', 'b')).toBe(
    '<b xmlns="urn:a" xmlns:p="urn:p" xml:lang="zh" p:c="1"><d></d></b>',
  );
});
