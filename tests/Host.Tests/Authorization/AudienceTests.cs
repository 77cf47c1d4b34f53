using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;

namespace Maru.Host.Tests.Authorization;

public sealed class AudienceTests
{
    private static readonly string[] Paths = ["/metrics", "/openapi/v1.json"];

    [Fact]
    public async Task To_begin_with_only_this_machine_reads_what_the_server_tells_of_itself()
    {
        await using var host = await AppHost.StartAsync();
        foreach (var path in Paths)
        {
            Assert.Equal(200, await StatusAsync(host.Client, path));
            foreach (var header in new[] { "X-Forwarded-For", "Forwarded", "Via", "X-Real-IP" })
            {
                Assert.Equal(403, await StatusAsync(host.Client, path, header));
            }
        }
    }

    [Fact]
    public async Task An_operator_may_open_it_to_all()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:Audience:Metrics=open", "--Http:Audience:OpenApi=open"]);
        foreach (var path in Paths)
        {
            Assert.Equal(200, await StatusAsync(host.Client, path, "X-Forwarded-For"));
        }
    }

    [Fact]
    public async Task An_operator_may_ask_for_the_right_to_read_the_status()
    {
        string[] settings = ["--Http:Audience:Metrics=permission", "--Http:Audience:OpenApi=permission"];
        await using var host = await (await AppHost.StartAsync(more: settings)).SignInAsync();
        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var viewer = await host.PersonAsync(Role.Viewer);
        foreach (var path in Paths)
        {
            Assert.Equal(401, await StatusAsync(stranger, path));
            Assert.Equal(403, await StatusAsync(viewer, path));
            Assert.Equal(200, await StatusAsync(host.Client, path));
        }
    }

    private static async Task<int> StatusAsync(HttpClient client, string path, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, "203.0.113.7");
        }

        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
