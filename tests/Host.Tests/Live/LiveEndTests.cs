using System.Globalization;
using Maru.Host.Tests.Identity;
using Maru.Host.Tests.Work;

namespace Maru.Host.Tests.Live;

/// <summary>A stream that is open when its person's right ends.</summary>
public sealed class LiveEndTests
{
    [Theory]
    [InlineData("/api/v1/work/runs/{0}/events")]
    [InlineData("/api/v1/live?runs={0}")]
    public async Task Whoever_is_disabled_while_following_hears_nothing_of_what_happens_then(string path)
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var anna = await host.AddAccountAsync("anna");
        using var hers = host.Bearing(await host.LoginAsync("anna"));
        var id = await host.RunAsync(anna.Id, 3);
        await using var client = new SseClient(hers, string.Format(CultureInfo.InvariantCulture, path, id));
        await client.ConnectAsync();
        for (var n = 1; n <= 3; n++)
        {
            Assert.Equal("step.completed", (await client.NextAsync())!.Value.Type);
        }

        await host.PostAsync($"/api/v1/admin/identity/users/{anna.Id}/disable", null);
        await host.AppendAsync(id, 1);

        Assert.Null(await client.NextAsync());
    }
}
