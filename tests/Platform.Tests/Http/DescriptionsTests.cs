using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Maru.Platform.Tests.Http;

public sealed class DescriptionsTests
{
    [Fact]
    public async Task A_schema_and_its_properties_have_the_words_of_their_type()
    {
        var schemas = await SchemasAsync();

        var oven = schemas["TestsOvenResponse"];
        Assert.Equal("Bakes what a `dish` says.", oven.Description);
        Assert.Equal("Its name, as painted on the door.", oven.Properties!["name"].Description);
        Assert.Equal("How hot it is.", oven.Properties["heat"].Description);
        Assert.Equal("Worked out from the door.", oven.Properties["is_open"].Description);
        Assert.Equal("One sheet of metal.", schemas["TestsTrayResponse"].Description);
    }

    [Fact]
    public async Task What_has_no_comment_has_no_description()
    {
        var schemas = await SchemasAsync();

        Assert.Null(schemas["TestsBareResponse"].Description);
        Assert.Null(schemas["TestsBareResponse"].Properties!["name"].Description);
        Assert.Null(schemas["TestsOvenResponse"].Properties!["width"].Description);
    }

    [Fact]
    public async Task Words_of_a_property_and_of_its_type_stand_side_by_side()
    {
        var schemas = await SchemasAsync();

        Assert.Equal("How hot it is.", schemas["TestsOvenResponse"].Properties!["heat"].Description);
        Assert.Equal("How bright it is.", schemas["TestsLampResponse"].Properties!["light"].Description);
        Assert.Equal("How hot something is, in the cook's words.", schemas["Glow"].Description);
    }

    [Fact]
    public async Task Remarks_stay_inside() =>
        Assert.DoesNotContain("grandmother", (await SchemasAsync())["TestsOvenResponse"].Description!, StringComparison.Ordinal);

    [Fact]
    public async Task A_parameter_of_a_query_has_the_words_of_its_property()
    {
        var document = await Documents.OfAsync(Map);

        var parameters = document.Paths["/ovens"].Operations![HttpMethod.Get].Parameters!.ToDictionary(p => p.Name!);
        Assert.Equal("Only ovens of this maker.", parameters["made_by"].Description);
        Assert.Null(parameters["page"].Description);
    }

    [Fact]
    public async Task An_id_in_a_path_says_what_it_is_the_id_of()
    {
        var document = await Documents.OfAsync(Map);

        var id = Assert.Single(document.Paths["/old-ovens/{id}/clean"].Operations![HttpMethod.Post].Parameters!);
        Assert.Equal("The id of one of the old ovens.", id.Description);
    }

    [Fact]
    public void A_type_whose_assembly_came_without_its_file_has_no_words()
    {
        Assert.Null(new XmlComments(AppContext.BaseDirectory).Of(typeof(string)));
        Assert.Null(new XmlComments(Path.Combine(AppContext.BaseDirectory, "nowhere")).Of(typeof(Bakery.OvenWire)));
    }

    private static async Task<IDictionary<string, IOpenApiSchema>> SchemasAsync() => (await Documents.OfAsync(Map)).Components!.Schemas!;

    private static void Map(WebApplication bakery)
    {
        bakery.MapGet("/ovens", ([AsParameters] Bakery.OvenQuery query) => Results.Ok(query.MadeBy)).Produces<PageBody<Bakery.OvenWire>>();
        bakery.MapPost("/old-ovens/{id}/clean", (string id) => Results.Ok(id));
        bakery.MapGet("/lamps", () => Results.Ok()).Produces<Bakery.LampWire>();
        bakery.MapGet("/bare", () => Results.Ok()).Produces<Bakery.BareWire>();
    }
}
