using System.Text.Json.Nodes;

namespace Maru.Host.Tests.OpenApi;

public sealed class ContractNamesTests
{
    private static readonly string[] Modules = ["Kitchen", "Garden"];

    [Fact]
    public async Task The_contract_speaks_one_language()
    {
        var document = await ContractDocument.FetchAsync();

        ContractNames.CheckParameters(document).ShouldBeClean();
        ContractNames.CheckSchemas(document, ContractNames.Modules).ShouldBeClean();
    }

    [Theory]
    [InlineData("Cursor", null, "snake_case")]
    [InlineData("page-size", null, "snake_case")]
    [InlineData("from", null, "not by both")]
    [InlineData("to", "date", "not by both")]
    [InlineData("cooked", "date-time", "not by both")]
    [InlineData("start_date", "date-time", "no day")]
    [InlineData("cooked", "date", "is a time")]
    [InlineData("since", null, "is a time")]
    [InlineData("created_at", null, "is a time")]
    public void A_parameter_of_another_language_is_seen(string name, string? format, string said) =>
        ContractNames.CheckParameters(Parameter(name, format)).ShouldSay(said);

    [Theory]
    [InlineData("page_size", null)]
    [InlineData("from", "date-time")]
    [InlineData("end_date", "date")]
    [InlineData("end_date", null)]
    public void A_parameter_that_keeps_the_rules_passes(string name, string? format) =>
        ContractNames.CheckParameters(Parameter(name, format)).ShouldBeClean();

    [Theory]
    [InlineData("Line")]
    [InlineData("KitchenStove")]
    [InlineData("StoveResponse")]
    [InlineData("KitchenStoveBody")]
    [InlineData("PageBodyOfStove")]
    public void A_schema_named_otherwise_is_seen(string name) => CheckSchemas(name).ShouldSay($"{name} is neither");

    [Theory]
    [InlineData("KitchenStoveResponse2")]
    [InlineData("KitchenStove2Response")]
    public void A_schema_told_from_another_by_a_number_only_is_seen(string name) =>
        CheckSchemas("KitchenStoveResponse", name).ShouldSay("with a number");

    [Fact]
    public void Schemas_that_keep_the_rules_pass() =>
        CheckSchemas("KitchenStoveResponse", "GardenStoveRequest", "KitchenResponse", "KitchenOven2Response").ShouldBeClean();

    [Fact]
    public void An_enum_is_called_as_it_is() => ContractNames.CheckSchemas(
        JsonNode.Parse("""{"components":{"schemas":{"Heat":{"enum":["low","high"]}}}}""")!, Modules).ShouldBeClean();

    private static Architecture.Report CheckSchemas(params string[] names)
    {
        var schemas = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject())));
        return ContractNames.CheckSchemas(new JsonObject { ["components"] = new JsonObject { ["schemas"] = schemas } }, Modules);
    }

    private static JsonObject Parameter(string name, string? format) => new()
    {
        ["paths"] = new JsonObject
        {
            ["/stoves"] = new JsonObject
            {
                ["get"] = new JsonObject
                {
                    ["parameters"] = new JsonArray(new JsonObject
                    {
                        ["in"] = "query",
                        ["name"] = name,
                        ["schema"] = new JsonObject { ["format"] = format },
                    }),
                },
            },
        },
    };
}
