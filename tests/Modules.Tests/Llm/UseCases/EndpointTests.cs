using System.Net;
using System.Text.Json;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class EndpointTests
{
    private const string Keys = "/api/v1/admin/llm/api-keys";
    private const string NewKey = """{"provider":"openai","api_key":"sk-test1234567890abcdef","name":"main"}""";

    [Fact]
    public async Task A_key_goes_in_and_only_its_hint_comes_out()
    {
        await using var server = await RoomServer.StartAsync();

        var (created, body) = await server.SendAsync("POST", Keys, NewKey);
        var (_, list) = await server.SendAsync("GET", $"{Keys}?provider=openai");
        var (read, _) = await server.SendAsync("GET", created.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("sk-...cdef", body.GetProperty("masked_key").GetString());
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
        Assert.Equal((1, "ok"), (list.GetProperty("total").GetInt32(), list.GetProperty("items")[0].GetProperty("health").GetString()));
        Assert.DoesNotContain("test1234567890", body.GetRawText() + list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_and_null_differ_in_a_change_and_an_old_version_is_refused()
    {
        await using var server = await RoomServer.StartAsync();
        var (created, _) = await server.SendAsync("POST", Keys, NewKey);
        var path = created.Headers.Location!.ToString();

        var (_, absent) = await server.SendAsync("PATCH", path, """{"priority":2}""", ifMatch: "\"1\"");
        var (_, cleared) = await server.SendAsync("PATCH", path, """{"name":null}""");
        var (noKey, problem) = await server.SendAsync("PATCH", path, """{"api_key":null}""");
        var (late, _) = await server.SendAsync("PATCH", path, """{"name":"late"}""", ifMatch: "\"1\"");

        Assert.Equal(("main", 2), (absent.GetProperty("name").GetString(), absent.GetProperty("priority").GetInt32()));
        Assert.Equal("", cleared.GetProperty("name").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, "llm.invalid_api_key"), (noKey.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory]
    [InlineData("POST", Keys, NewKey)]
    [InlineData("GET", Keys, null)]
    [InlineData("GET", Keys + "/x", null)]
    [InlineData("PATCH", Keys + "/x", "{}")]
    [InlineData("DELETE", Keys + "/x", null)]
    [InlineData("POST", Keys + "/x/test", "{}")]
    [InlineData("POST", "/api/v1/admin/llm/test-connection", "{}")]
    [InlineData("POST", "/api/v1/admin/llm/rotate", null)]
    [InlineData("POST", "/api/v1/admin/llm/purge-undecryptable", "{}")]
    [InlineData("POST", "/api/v1/admin/llm/import-env", null)]
    [InlineData("POST", "/api/v1/admin/llm/models", "{}")]
    [InlineData("PATCH", "/api/v1/admin/llm/models/x", "{}")]
    [InlineData("DELETE", "/api/v1/admin/llm/models/x", null)]
    [InlineData("POST", "/api/v1/admin/llm/models/x/set-default", null)]
    [InlineData("POST", "/api/v1/admin/llm/models/x/select", null)]
    [InlineData("DELETE", "/api/v1/admin/llm/selection", null)]
    [InlineData("POST", "/api/v1/admin/llm/policy", "{}")]
    [InlineData("POST", "/api/v1/admin/llm/policy/rollback", "{}")]
    [InlineData("POST", "/api/v1/admin/llm/policy/probe", "{}")]
    public async Task A_viewer_may_do_nothing_of_this_and_an_administrator_gets_an_answer(string method, string path, string? json)
    {
        await using var server = await RoomServer.StartAsync();

        var (viewer, _) = await server.SendAsync(method, path, json, "viewer");
        var (nobody, _) = await server.SendAsync(method, path, json, "nobody");
        var (admin, _) = await server.SendAsync(method, path, json);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (viewer.StatusCode, nobody.StatusCode));
        Assert.InRange((int)admin.StatusCode, 200, 409);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("models")]
    [InlineData("models/current")]
    [InlineData("catalog?provider=gemini")]
    [InlineData("policy")]
    [InlineData("policy/history?page=1&page_size=10")]
    public async Task A_viewer_reads(string path)
    {
        await using var server = await RoomServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync("GET", $"/api/v1/llm/{path}", who: "viewer")).Response.StatusCode);
    }

    [Fact]
    public async Task A_model_is_added_made_default_and_selected()
    {
        await using var server = await RoomServer.StartAsync();

        var (made, model) = await server.SendAsync(
            "POST", "/api/v1/admin/llm/models",
            """{"provider":"builtin","model_id":"builtin/text-large","name":"Large","parameters":{"temperature":0.5}}""");
        var path = $"/api/v1/admin/llm/models/{model.GetProperty("id").GetString()}";
        var (_, isDefault) = await server.SendAsync("POST", path + "/set-default");
        var (_, selected) = await server.SendAsync("POST", path + "/select");
        var (_, current) = await server.SendAsync("GET", "/api/v1/llm/models/current", who: "viewer");
        var (gone, _) = await server.SendAsync("DELETE", path);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(0.5, model.GetProperty("parameters").GetProperty("temperature").GetDouble());
        Assert.True(isDefault.GetProperty("is_default").GetBoolean());
        Assert.Equal("selected", selected.GetProperty("status").GetString());
        Assert.Equal(
            ("builtin/text-large", "selected"), (current.GetProperty("model").GetString(), current.GetProperty("source").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task The_status_shows_hints_to_administrators_only()
    {
        await using var server = await RoomServer.StartAsync();
        await server.SendAsync("POST", Keys, NewKey);

        var admin = OpenAi((await server.SendAsync("GET", "/api/v1/llm/status")).Body);
        var viewer = OpenAi((await server.SendAsync("GET", "/api/v1/llm/status", who: "viewer")).Body);

        Assert.Equal(("db", "sk-...cdef"), (admin.GetProperty("source").GetString(), admin.GetProperty("hint").GetString()));
        Assert.Equal(JsonValueKind.Null, viewer.GetProperty("hint").ValueKind);
    }

    [Fact]
    public async Task The_policy_is_changed_and_an_unknown_provider_is_400()
    {
        await using var server = await RoomServer.StartAsync();
        await server.SendAsync("POST", Keys, NewKey);

        var (ok, policy) = await server.SendAsync("POST", "/api/v1/admin/llm/policy", """{"provider":"openai","reason":"go","expected_version":0}""");
        var (bad, problem) = await server.SendAsync("POST", "/api/v1/admin/llm/policy", """{"provider":"google","expected_version":1}""");

        Assert.Equal((HttpStatusCode.OK, 1), (ok.StatusCode, policy.GetProperty("version").GetInt32()));
        Assert.Equal("text-small", policy.GetProperty("probes")[0].GetProperty("type").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, "llm.unknown_provider"), (bad.StatusCode, problem.GetProperty("code").GetString()));
    }

    private static JsonElement OpenAi(JsonElement status) =>
        status.GetProperty("providers").EnumerateArray().Single(p => p.GetProperty("provider").GetString() == "openai");
}
