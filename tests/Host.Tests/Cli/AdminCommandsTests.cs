namespace Maru.Host.Tests.Cli;

public sealed class AdminCommandsTests : IAsyncLifetime
{
    private static readonly object Policy = new
    {
        version = 7,
        provider = "builtin",
        mappings = new { openai = new { small = "s", large = "l", image = "i" } },
    };

    private readonly CommandLine _maru = new();

    public async ValueTask InitializeAsync() => await _maru.SignInAsync();

    public ValueTask DisposeAsync()
    {
        _maru.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_list_is_a_table_whose_ids_are_whole()
    {
        var id = new string('a', 36);
        var name = new string('n', 90);
        _maru.Stub.On("GET /api/v1/admin/llm/api-keys?provider=openai&page_size=1", Page(new { id, provider = "openai", name }));

        var code = await _maru.RunAsync("keys", "list", "--provider", "openai", "--page-size", "1");

        Assert.Equal(0, code);
        Assert.Contains(
            _maru.Out.Split('\n'),
            line => line.Contains(id, StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal));
        Assert.Contains("1 of 2. More: --cursor Zm9v", _maru.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _maru.Out);
    }

    [Theory]
    [InlineData("users list", "GET /api/v1/admin/identity/users")]
    [InlineData("audit list --mine", "GET /api/v1/audit/my")]
    [InlineData("calls list --mine", "GET /api/v1/llm/calls")]
    public async Task A_list_goes_on_behind_the_page_before(string typed, string path)
    {
        _maru.Stub.On(path, new { items = new[] { new { id = "u1" } }, total = 2, page = 1, page_size = 1, next_cursor = "u~2/b" });
        _maru.Stub.On($"{path}?cursor=u~2%2Fb", new { items = new[] { new { id = "u2" } }, total = 2, page = 1, page_size = 1 });

        await _maru.RunAsync(typed.Split(' '));
        Assert.Contains("1 of 2. More: --cursor u~2/b", _maru.Error, StringComparison.Ordinal);

        Assert.Equal(0, await _maru.RunAsync([.. typed.Split(' '), "--cursor", "u~2/b"]));
        Assert.Contains("u2", _maru.Out, StringComparison.Ordinal);
        Assert.Empty(_maru.Error);
    }

    [Fact]
    public async Task Json_is_the_servers_document_and_nothing_else()
    {
        _maru.Stub.On("GET /api/v1/llm/models", Page(new { id = "m1", name = "한국어" }));

        await _maru.RunAsync("models", "list", "--json");

        Assert.Equal("m1", _maru.OutJson.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Contains("한국어", _maru.Out, StringComparison.Ordinal);
        Assert.Empty(_maru.Error);
    }

    [Theory]
    [InlineData("audit list --from 2026-11-20 --to 2026-11-21", "GET /api/v1/audit?start_date=2026-11-20&end_date=2026-11-21")]
    [InlineData("audit list --from 2026-11-20T09:00Z --to 2026-11-21", "GET /api/v1/audit?from=2026-11-20T09%3A00Z&end_date=2026-11-21")]
    [InlineData("calls stats --from 2026-11-20 --to 2026-11-21", "GET /api/v1/admin/llm/calls/stats?start_date=2026-11-20&end_date=2026-11-21")]
    [InlineData("calls list --to 2026-11-21T09:00Z", "GET /api/v1/admin/llm/calls?to=2026-11-21T09%3A00Z")]
    public async Task Days_and_instants_go_by_the_names_the_contract_has_for_them(string typed, string asked)
    {
        _maru.Stub.On(asked, Page());

        Assert.Equal(0, await _maru.RunAsync(typed.Split(' ')));
    }

    [Fact]
    public async Task Slow_calls_of_ones_own_are_asked_for_by_their_latency()
    {
        _maru.Stub.On("GET /api/v1/llm/calls?min_latency_ms=500", Page());

        Assert.Equal(0, await _maru.RunAsync("calls", "list", "--mine", "--min-latency-ms", "500"));
    }

    [Fact]
    public async Task An_act_without_an_answer_is_an_empty_document()
    {
        _maru.Stub.On("DELETE /api/v1/admin/llm/models/m1", null, 204);

        Assert.Equal(0, await _maru.RunAsync("models", "delete", "m1", "--json"));
        Assert.Equal("{}", _maru.Out.Trim());
    }

    [Fact]
    public async Task A_failed_test_of_a_key_is_a_failed_check()
    {
        _maru.Stub.On(
            "POST /api/v1/admin/llm/api-keys/k1/test",
            new { status = "failed", message = "The provider refused the key.", reason = "auth" });

        Assert.Equal(1, await _maru.RunAsync("keys", "test", "k1"));
        Assert.Contains("The provider refused the key.", _maru.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_change_names_the_version_it_was_made_on_and_keeps_models_not_named()
    {
        _maru.Stub.On("GET /api/v1/llm/policy", Policy).On("POST /api/v1/admin/llm/policy", new { version = 8, provider = "openai" });

        var code = await _maru.RunAsync("policy", "set", "--provider", "openai", "--small", "gpt-x", "--force", "--reason", "test");

        Assert.Equal(0, code);
        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal(7, body.GetProperty("expected_version").GetInt64());
        Assert.True(body.GetProperty("force").GetBoolean());
        var mapping = body.GetProperty("mappings").GetProperty("openai");
        Assert.Equal(["gpt-x", "l", "i"], new[] { "small", "large", "image" }.Select(type => mapping.GetProperty(type).GetString()));
    }

    [Fact]
    public async Task A_probe_with_one_failure_is_a_failed_check()
    {
        _maru.Stub.On("GET /api/v1/llm/policy", Policy).On(
            "POST /api/v1/admin/llm/policy/probe",
            new { probes = new[] { new { type = "image", status = "failed" }, new { type = "text-small", status = "success" } } });

        Assert.Equal(1, await _maru.RunAsync("policy", "probe"));
    }

    [Fact]
    public async Task A_rollback_names_both_versions()
    {
        _maru.Stub.On("GET /api/v1/llm/policy", Policy).On("POST /api/v1/admin/llm/policy/rollback", Policy);

        await _maru.RunAsync("policy", "rollback", "4");

        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal((4, 7), (body.GetProperty("version").GetInt64(), body.GetProperty("expected_version").GetInt64()));
    }

    [Fact]
    public async Task A_purge_wants_a_yes()
    {
        _maru.Stub.On("POST /api/v1/admin/llm/purge-undecryptable", new { purged = 2 });

        Assert.Equal(2, await _maru.RunAsync("config", "purge-undecryptable"));
        Assert.Equal(2, await _maru.TypeAsync("n\n", null, "config", "purge-undecryptable"));
        Assert.Single(_maru.Stub.Requests);
        Assert.Equal(0, await _maru.RunAsync("config", "purge-undecryptable", "--yes"));
        Assert.True(_maru.Stub.Requests[^1].Json.GetProperty("confirm").GetBoolean());
    }

    [Theory]
    [InlineData("ok", 0)]
    [InlineData("locked", 5)]
    public async Task A_locked_server_shows_in_the_exit_code(string encryption, int expected)
    {
        _maru.Stub.On("GET /api/v1/llm/status", new { encryption, providers = Array.Empty<object>() });

        Assert.Equal(expected, await _maru.RunAsync("config", "status"));
    }

    [Fact]
    public async Task Parameters_must_be_an_object()
    {
        Assert.Equal(2, await _maru.RunAsync("models", "add", "openai", "gpt-x", "--parameters", "[1]"));
        Assert.Single(_maru.Stub.Requests);
    }

    [Fact]
    public async Task An_encryption_key_is_32_bytes_made_here()
    {
        Assert.Equal(0, await _maru.RunAsync("config", "key-generate"));

        Assert.Equal(32, Convert.FromBase64String(_maru.Out.Trim().Replace('-', '+').Replace('_', '/')).Length);
        Assert.Single(_maru.Stub.Requests);
    }

    [Fact]
    public async Task Ids_cannot_lead_to_another_path()
    {
        await _maru.RunAsync("models", "delete", "../api-keys/k1");

        Assert.Equal("DELETE /api/v1/admin/llm/models/..%2Fapi-keys%2Fk1", _maru.Stub.Requests[^1].Line);
    }

    private static object Page(params object[] items) =>
        new { items, total = items.Length + 1, page = 1, page_size = 1, next_cursor = "Zm9v" };
}
