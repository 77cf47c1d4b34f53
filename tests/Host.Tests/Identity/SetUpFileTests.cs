using System.Net.Http.Json;
using Maru.Host.Tests.Crash;
using Maru.Platform.Sql;

namespace Maru.Host.Tests.Identity;

/// <summary>Where the set-up token goes when nobody sits at a terminal: the output is a log, and logs are kept and read by many.</summary>
public sealed class SetUpFileTests
{
    [Fact]
    public async Task The_token_is_in_a_file_for_the_servers_user_alone_and_not_in_the_output()
    {
        await using var killed = await KilledHost.OnAsync(Dialect.Sqlite);
        var path = Path.Combine(killed.Database.Folder, SetUpTokenFile.FileName);
        await File.WriteAllTextAsync(path, "left by somebody, for all to read");
        await using var host = killed.Begin();
        var token = await KilledHost.TokenAsync(host);

        Assert.Equal(token, (await File.ReadAllTextAsync(path)).Trim());
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.DoesNotContain(host.Output, line => line.Contains(token, StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = await host.UpAsync() };
        var first = new { token, username = "admin", password = KilledHost.Password };
        using var answer = await client.PostAsJsonAsync("/api/v1/identity/set-up", first);
        Assert.True(answer.IsSuccessStatusCode);
        await Maru.Testing.Poll.UntilAsync(() => Task.FromResult(!File.Exists(path)));
    }
}
