using Maru.Modules.Llm;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm;

/// <summary>A file that cannot be the catalogue stops the start.</summary>
public sealed class CatalogueFileTests : IDisposable
{
    private const string Model = """{"provider": "openai", "model_id": "gpt-x", "name": "X", "kind": "chat", "deprecated": false}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-catalogue-").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("""[{"provider": "openai"}]""")]
    [InlineData("""[{"provider": "nobody", "model_id": "gpt-x", "name": "X", "kind": "chat", "deprecated": false}]""")]
    [InlineData("canary")]
    public async Task One_that_is_no_catalogue_is_refused(string text)
    {
        var fault = Assert.Single(FaultsOf(await FileOfAsync(text)));

        Assert.StartsWith("Llm:CatalogueFile is no catalogue of models", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_of_the_mistake_is_said()
    {
        var wrong = Model.Replace("\"chat\"", "\"song\"", StringComparison.Ordinal);

        var fault = Assert.Single(FaultsOf(await FileOfAsync($"[\n  {Model},\n  {wrong}\n]")));

        Assert.Contains("line 3", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_missing_or_a_folder_is_refused()
    {
        Assert.StartsWith("Llm:CatalogueFile cannot be read", Assert.Single(FaultsOf($"{_folder}/none.json")), StringComparison.Ordinal);
        Assert.StartsWith("Llm:CatalogueFile cannot be read", Assert.Single(FaultsOf(_folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_and_none_pass()
    {
        Assert.Empty(FaultsOf(await FileOfAsync($"[{Model}]")));
        Assert.Empty(FaultsOf(await FileOfAsync("[]")));
        Assert.Empty(FaultsOf(""));
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private static IReadOnlyList<string> FaultsOf(string path) =>
        TestSettings.FaultsOf<LlmSettings>("Llm", "Production", ("CatalogueFile", path));

    private async Task<string> FileOfAsync(string text)
    {
        var path = Path.Combine(_folder, "models.json");
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
