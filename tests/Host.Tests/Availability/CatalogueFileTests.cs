using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Availability;

public sealed class CatalogueFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-catalogue-").FullName;

    [Fact]
    public async Task A_catalogue_that_goes_after_the_start_is_answered_as_it_was()
    {
        var file = Path.Combine(_folder, "models.json");
        await File.WriteAllTextAsync(
            file, """[{ "provider": "openai", "model_id": "gpt-own", "name": "Own", "kind": "chat", "deprecated": false }]""");
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite, $"--Llm:CatalogueFile={file}")).SignInAsync();

        File.Delete(file);
        var models = await host.GetAsync("/api/v1/llm/catalog");

        Assert.Equal("gpt-own", Assert.Single(models.Items()).Text("model_id"));
    }

    public void Dispose() => TestFolder.Delete(_folder);
}
