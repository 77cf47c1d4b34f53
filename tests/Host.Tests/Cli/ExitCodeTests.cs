namespace Maru.Host.Tests.Cli;

public sealed class ExitCodeTests : IDisposable
{
    private readonly CommandLine _maru = new();

    public void Dispose() => _maru.Dispose();

    [Theory]
    [InlineData(400, "llm.invalid_name", 2)]
    [InlineData(401, "http.unauthenticated", 6)]
    [InlineData(403, "http.forbidden", 1)]
    [InlineData(404, "llm.api_key_not_found", 3)]
    [InlineData(409, "http.version_conflict", 4)]
    [InlineData(413, "http.body_too_large", 2)]
    [InlineData(422, "llm.probe_failed", 1)]
    [InlineData(429, "http.too_many_requests", 1)]
    [InlineData(503, "http.unexpected", 1)]
    [InlineData(503, "secrets.locked", 5)]
    public async Task A_problem_decides_the_exit_code(int status, string problem, int expected)
    {
        await _maru.SignInAsync();
        _maru.Stub.Problem("PATCH /api/v1/admin/llm/api-keys/k1", status, problem)
            .On("POST /api/v1/identity/refresh", CommandLine.Grant("a", "r"));

        var code = await _maru.RunAsync("keys", "deactivate", "k1");

        Assert.Equal(expected, code);
        Assert.Contains(problem, _maru.Error, StringComparison.Ordinal);
        Assert.InRange(_maru.Error.TrimEnd().Split('\n').Length, 1, 2);
    }

    [Fact]
    public async Task Errors_are_json_on_standard_error_when_asked()
    {
        await _maru.SignInAsync();
        _maru.Stub.Problem("DELETE /api/v1/admin/llm/api-keys/k1", 404, "llm.api_key_not_found", "There is no stored key with this id.");

        await _maru.RunAsync("keys", "delete", "k1", "--json");

        Assert.Empty(_maru.Out);
        Assert.Equal("llm.api_key_not_found", _maru.ErrorJson.GetProperty("code").GetString());
        Assert.Equal("There is no stored key with this id.", _maru.ErrorJson.GetProperty("detail").GetString());
        Assert.Equal("trace-1", _maru.ErrorJson.GetProperty("trace_id").GetString());
        Assert.Equal(3, _maru.ErrorJson.GetProperty("exit_code").GetInt32());
    }

    [Fact]
    public async Task Fields_at_fault_are_named()
    {
        await _maru.SignInAsync();
        _maru.Stub.On(
            "PATCH /api/v1/admin/llm/api-keys/k1",
            new { code = "llm.invalid_name", detail = "Bad name.", fields = new { name = new[] { "At most 100 characters." } } }, 400);

        await _maru.RunAsync("keys", "rename", "k1", "x");

        Assert.Contains("name: At most 100 characters.", _maru.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("keys")]
    [InlineData("keys delete")]
    [InlineData("policy rollback four")]
    [InlineData("whoami --server ftp://x")]
    public async Task A_bad_command_line_is_a_usage_error(string args)
    {
        Assert.Equal(2, await _maru.RunAsync(args.Split(' ')));
        Assert.NotEmpty(_maru.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("keys --help")]
    [InlineData("--version")]
    public async Task Help_is_no_error(string args)
    {
        Assert.Equal(0, await _maru.RunAsync(args.Split(' ')));
        Assert.NotEmpty(_maru.Out);
    }

    [Theory]
    [InlineData("ready", 200, 0)]
    [InlineData("failing", 503, 1)]
    public async Task A_server_that_is_not_ready_is_a_failed_check(string status, int answer, int expected)
    {
        await _maru.SignInAsync();
        _maru.Stub.On("GET /health/ready", new { status, checks = new[] { new { name = "database", status, detail = "x" } } }, answer)
            .On("GET /api/v1/identity/set-up", new { needed = false }).Problem("GET /api/v1/llm/status", 403, "http.forbidden");

        Assert.Equal(expected, await _maru.RunAsync("status"));
        Assert.Contains($"database: {status}", _maru.Out, StringComparison.Ordinal);
        Assert.Contains("ada", _maru.Out, StringComparison.Ordinal);
        Assert.Equal(expected, await _maru.RunAsync("status", "--json"));
        Assert.Equal(status, _maru.OutJson.GetProperty("ready").GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_status_says_which_database_answers_to_those_who_may_know()
    {
        await _maru.SignInAsync();
        _maru.Stub.On("GET /health/ready", new { status = "ready" }).On("GET /api/v1/identity/set-up", new { needed = false })
            .On("GET /api/v1/llm/status", new { encryption = "ok" })
            .On("GET /api/v1/status", new { database = new { dialect = "sqlite", version = "3.53.4" } });

        Assert.Equal(0, await _maru.RunAsync("status"));
        Assert.Contains("3.53.4", _maru.Out, StringComparison.Ordinal);

        _maru.Stub.Problem("GET /api/v1/status", 403, "http.forbidden");
        Assert.Equal(0, await _maru.RunAsync("status"));
        Assert.Equal(0, await _maru.RunAsync("status", "--json"));
        Assert.False(_maru.OutJson.TryGetProperty("database", out _));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_failed_check()
    {
        Assert.Equal(1, await _maru.RunAsync("status"));
        Assert.Contains("--server", _maru.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_from_maru_is_said_to_be_so()
    {
        _maru.Stub.On("POST /api/v1/identity/login", new { hello = "world" }, 302);

        Assert.Equal(1, await _maru.PipeAsync("pw\n", "login", "-u", "ada"));
        Assert.Contains("302", _maru.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko_KR.UTF-8", "로그인하지 않았습니다")]
    [InlineData("en_US.UTF-8", "not signed in")]
    [InlineData(null, "not signed in")]
    public async Task Texts_follow_the_language(string? lang, string expected)
    {
        if (lang is not null)
        {
            _maru.Variables["LANG"] = lang;
        }

        await _maru.RunAsync("whoami");

        Assert.Contains(expected, _maru.Error, StringComparison.Ordinal);
    }
}
