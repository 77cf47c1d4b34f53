using System.Text.Json.Nodes;

namespace Maru.Host.Tests.OpenApi;

public sealed class ContractWordsTests
{
    [Fact]
    public async Task Schemas_of_every_module_have_the_words_of_their_types_and_properties()
    {
        var schemas = (await ContractDocument.FetchAsync())["components"]!["schemas"]!;

        Assert.StartsWith("A run in a list.", (string?)schemas["WorkRunResponse"]!["description"], StringComparison.Ordinal);
        Assert.StartsWith("A call on the wire.", (string?)schemas["LlmCallResponse"]!["description"], StringComparison.Ordinal);
        Assert.StartsWith("Who is signed in", (string?)schemas["IdentityMeResponse"]!["description"], StringComparison.Ordinal);
        Assert.StartsWith("An entry on the wire.", (string?)schemas["AuditEntryResponse"]!["description"], StringComparison.Ordinal);
        Assert.StartsWith("A parked event.", (string?)schemas["MessagingParkedEventResponse"]!["description"], StringComparison.Ordinal);
        Assert.Equal("Rows a page.", (string?)schemas["WorkRunPageResponse"]!["properties"]!["page_size"]!["description"]);
    }

    [Fact]
    public async Task No_schema_is_without_words()
    {
        var schemas = (await ContractDocument.FetchAsync())["components"]!["schemas"]!.AsObject();

        Assert.NotEmpty(schemas);
        Assert.Empty(schemas.Where(s => string.IsNullOrWhiteSpace((string?)s.Value!["description"])).Select(s => s.Key));
    }

    [Fact]
    public async Task No_parameter_is_without_words() => ContractWords.CheckParameters(await ContractDocument.FetchAsync()).ShouldBeClean();

    [Fact]
    public void A_parameter_without_words_is_seen() => ContractWords.CheckParameters(JsonNode.Parse("""
        {"paths":{"/stoves":{"get":{"parameters":[{"name":"page","description":"The page."},{"name":"maker"}]}}}}
        """)!).ShouldSay("GET /stoves: maker has no words");

    [Fact]
    public async Task Descriptions_speak_to_who_calls() => ContractWords.Check(await ContractDocument.FetchAsync()).ShouldBeClean();

    [Theory]
    [InlineData("Moves are listed in RunMoves.")]
    [InlineData("A class, so that printing it shows nothing.")]
    [InlineData("TODO: say more.")]
    [InlineData("See <see cref=...>.")]
    public void Words_about_the_code_are_seen(string said) => ContractWords.Check(Described(said)).ShouldSay("speaks of the code");

    [Theory]
    [InlineData("OpenAI's error object, by PostgreSQL's clock; `page_size` rows.")]
    [InlineData("What class of traffic it is.")]
    public void Words_about_the_contract_pass(string said) => ContractWords.Check(Described(said)).ShouldBeClean();

    private static JsonObject Described(string said) => new() { ["schemas"] = new JsonArray(new JsonObject { ["description"] = said }) };
}
