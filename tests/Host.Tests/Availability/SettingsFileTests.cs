using Maru.Testing;
using Microsoft.Extensions.Configuration;

namespace Maru.Host.Tests.Availability;

/// <summary>A file of settings that is no JSON is refused with the place of the mistake.</summary>
public sealed class SettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-settings-").FullName;

    [Theory]
    [InlineData("{\n  \"Work\": {\n    \"Capacity\": canary\n  }\n}", "line 3, byte 17")]
    [InlineData("{ \"Work\": { \"Capacity\": 5 }", "line 1, byte 28")]
    public async Task A_file_that_is_no_JSON_is_named_with_the_place(string text, string place)
    {
        var path = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(path, text);

        var e = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile(path).Build());
        var said = StartRefusal.Of(e)!;

        Assert.Contains(path, said, StringComparison.Ordinal);
        Assert.Contains(place, said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolder.Delete(_folder);
}
