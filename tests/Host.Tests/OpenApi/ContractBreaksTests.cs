using System.Text.Json.Nodes;

namespace Maru.Host.Tests.OpenApi;

public sealed class ContractBreaksTests
{
    private const string Was = """
        {"paths":{"/a":{"post":{"operationId":"makeA",
          "parameters":[{"name":"q","in":"query","schema":{"type":"string"}}],
          "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Ask"}}}},
          "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Answer"}}}},"404":{}}}}},
         "components":{"schemas":{
          "Ask":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"sort":{"enum":["x","y"]}}},
          "Answer":{"type":"object","properties":{"count":{"type":"integer"},"next":{"$ref":"#/components/schemas/Answer"}}}}}}
        """;

    [Theory]
    [InlineData("\"/a\"", "\"/b\"", "POST /a is gone")]
    [InlineData("\"post\"", "\"put\"", "POST /a is gone")]
    [InlineData("makeA", "createA", "POST /a was called makeA and is called createA")]
    [InlineData(",\"404\":{}", "", "POST /a no longer answers 404")]
    [InlineData("\"required\":[\"name\"]", "\"required\":[\"name\",\"sort\"]", "POST /a request.sort is now required")]
    [InlineData("\"count\":{\"type\":\"integer\"}", "\"count\":{\"type\":\"string\"}", "POST /a 200.count was integer and is string")]
    [InlineData("\"count\":{\"type\":\"integer\"},", "", "POST /a 200.count is gone")]
    [InlineData("[\"x\",\"y\"]", "[\"x\"]", "POST /a request no longer takes y")]
    [InlineData("\"in\":\"query\",", "\"in\":\"header\",", "POST /a no longer takes the parameter query:q")]
    [InlineData("\"schema\":{\"type\":\"string\"}}]", "\"schema\":{\"type\":\"string\"}},{\"name\":\"r\",\"in\":\"query\",\"required\":true}]", "POST /a now requires the parameter query:r")]
    public void A_break_is_named(string part, string changed, string said) =>
        Assert.Contains(Between(part, changed), found => found.Replace(".sort", "", StringComparison.Ordinal) == said.Replace(".sort", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"paths\":{", "\"paths\":{\"/new\":{},")]
    [InlineData("\"count\":{\"type\":\"integer\"}", "\"count\":{\"type\":\"integer\"},\"more\":{\"type\":\"string\"}")]
    [InlineData("\"required\":[\"name\"],", "")]
    [InlineData("[\"x\",\"y\"]", "[\"x\",\"y\",\"z\"]")]
    [InlineData("Answer\"", "Reply\"")]
    public void What_only_adds_or_loosens_is_no_break(string part, string changed) => Assert.Empty(Between(part, changed));

    private static IReadOnlyList<string> Between(string part, string changed)
    {
        Assert.Contains(part, Was, StringComparison.Ordinal);
        return ContractBreaks.Between(JsonNode.Parse(Was)!, JsonNode.Parse(Was.Replace(part, changed, StringComparison.Ordinal))!);
    }
}
