using System.Net;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Authorization;

/// <summary>What the guard makes of requests that no endpoint of ours was mapped for.</summary>
public sealed class AccessGuardTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory]
    [InlineData("PUT", "/api/v1/llm/models", 405, "http.method_not_allowed")]
    [InlineData("TRACE", "/api/v1/identity/login", 405, "http.method_not_allowed")]
    [InlineData("GET", "/api/v1/no/such/room", 404, "http.no_such_path")]
    [InlineData("GET", "/api/v1/admin", 404, "http.no_such_path")]
    public async Task A_stranger_learns_no_more_than_that_there_is_no_such_thing(string method, string path, int status, string code)
    {
        var world = await worlds.FreshAsync();
        using var stranger = new HttpClient { BaseAddress = world.Host.Address };

        Assert.Equal((status, code), await stranger.TryAsync(new HttpMethod(method), path));
    }

    [Fact]
    public async Task A_body_of_the_wrong_kind_is_refused_without_reaching_anything()
    {
        var world = await worlds.FreshAsync();
        using var stranger = new HttpClient { BaseAddress = world.Host.Address };
        using var text = new StringContent("provider=openai", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await stranger.PostAsync(new Uri(Asking.Keys, UriKind.Relative), text);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.UnsupportedMediaType });
    }
}
