using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Crash;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Testing;

namespace Maru.Host.Tests.Availability;

/// <summary>The disk under a running server gets full, and has room again.</summary>
public sealed class FullDiskTests
{
    private static readonly TimeSpan Truth = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_server_says_so_goes_on_by_itself_when_there_is_room_and_ends_when_it_is_told_to(bool mayMount)
    {
        await using var disk = await TightDisk.CreateAsync(mayMount);
        await using var server = HostProcess.Begin(
            [
                "serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", "--Identity:PasswordIterations=1000",
                "--Work:Poll=50ms", "--Work:Drain=1s", "--Http:Throttle:Default=1000000",
                $"--Database:Connection={Path.Combine(disk.Folder, "maru.db")}",
            ],
            ("ENCRYPTION_KEY", FernetKey.Generate().Reveal()));
        using var client = await KilledHost.SignInAsync(server);
        await disk.FillAsync(server.Id);

        await FailsAtLastAsync(client);
        Assert.Equal(503, await ReadyAsync(client, 503));
        Assert.Equal(200, (await client.TryAsync(HttpMethod.Get, "/api/v1/identity/client-keys")).Status);

        await disk.EmptyAsync(server.Id);
        Assert.Equal(200, await ReadyAsync(client, 200));
        using var started = await client.PostAsJsonAsync("/api/v1/work/runs", new { kind = "work.forget_runs", input = new { } });
        var run = $"/api/v1/work/runs/{(await AppHost.ReadAsync(started)).Text("id")}";
        await Poll.UntilAsync(async () =>
            (await client.GetFromJsonAsync<JsonElement>(run)).GetProperty("run").Text("status") == "succeeded");

        await disk.FillAsync(server.Id);
        await FailsAtLastAsync(client);
        await server.TerminateAsync();
        var code = await server.EndAsync();
        Assert.True(code is 0 or 1, $"It ended with {code}: {string.Join('\n', server.Output)}");
    }

    // A small write may find room beside the last one.
    private static async Task FailsAtLastAsync(HttpClient client)
    {
        for (var i = 0; i < 3_000; i++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/identity/client-keys", new { name = new string('n', 60) });
            if (answer.IsSuccessStatusCode)
            {
                continue;
            }

            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((503, "http.database_unavailable"), ((int)answer.StatusCode, problem.Text("code")));
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.True(problem.GetProperty("retryable").GetBoolean());
            return;
        }

        Assert.Fail("The disk did not get full.");
    }

    private static async Task<int> ReadyAsync(HttpClient client, int expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await client.AskAsync(HttpMethod.Get, "/health/ready", null);
            if ((int)answer.StatusCode == expected || watch.Elapsed > Truth * 5)
            {
                return (int)answer.StatusCode;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
