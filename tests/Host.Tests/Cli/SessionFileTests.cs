using Maru.Cli.Screen;
using Maru.Cli.Sessions;
using Maru.Cli.Wire;

namespace Maru.Host.Tests.Cli;

public sealed class SessionFileTests : IDisposable
{
    private const string Refresh = "POST /api/v1/identity/refresh";
    private const string Me = "GET /api/v1/identity/me";

    private readonly CommandLine _maru = new();

    public void Dispose() => _maru.Dispose();

    [Fact]
    public async Task Only_its_owner_may_read_it()
    {
        await _maru.SignInAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_maru.SessionPath));
        }

        Assert.Equal(
            ["session.json", "session.json.lock"],
            Directory.GetFiles(Path.GetDirectoryName(_maru.SessionPath)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_expired_token_is_renewed_and_the_new_pair_is_stored()
    {
        await _maru.SignInAsync();
        _maru.Stub.On(Refresh, CommandLine.Grant("access-2", "refresh-2")).On(Me, new { username = "ada", role = "admin", id = "0" });
        _maru.Clock.Advance(TimeSpan.FromHours(1));

        var code = await _maru.RunAsync("whoami");

        Assert.Equal(0, code);
        Assert.Equal(CommandLine.RefreshToken, _maru.Stub.Requests[1].Json.GetProperty("refresh_token").GetString());
        Assert.Equal("Bearer access-2", _maru.Stub.Requests[2].Authorization);
        Assert.Equal("refresh-2", _maru.Session().GetProperty("refresh_token").GetString());
    }

    [Fact]
    public async Task A_token_the_server_refuses_is_renewed_once()
    {
        await _maru.SignInAsync();
        _maru.Stub.On(Refresh, CommandLine.Grant("access-2", "refresh-2")).Problem(Me, 401, "http.unauthenticated");

        var code = await _maru.RunAsync("whoami");

        Assert.Equal(6, code);
        Assert.Equal(["login", "me", "refresh", "me"], _maru.Stub.Requests.Select(r => r.Line[(r.Line.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task A_spent_refresh_token_ends_the_session()
    {
        await _maru.SignInAsync();
        _maru.Stub.Problem(Refresh, 401, "identity.invalid_refresh_token");
        _maru.Clock.Advance(TimeSpan.FromHours(1));

        var code = await _maru.RunAsync("whoami");

        Assert.Equal(6, code);
        Assert.False(_maru.Session().TryGetProperty("refresh_token", out _));
        Assert.Equal("ada", _maru.Session().GetProperty("username").GetString());
    }

    [Fact]
    public async Task A_server_that_is_away_does_not_end_the_session()
    {
        await _maru.SignInAsync();
        _maru.Clock.Advance(TimeSpan.FromHours(1));

        var code = await _maru.RunAsync("whoami");

        Assert.Equal(1, code);
        Assert.Equal(CommandLine.RefreshToken, _maru.Session().GetProperty("refresh_token").GetString());
    }

    [Fact]
    public async Task Many_runs_at_once_spend_a_refresh_token_once()
    {
        await _maru.SignInAsync();
        _maru.Stub.On(Refresh, CommandLine.Grant("access-2", "refresh-2"));
        _maru.Clock.Advance(TimeSpan.FromHours(1));
        using var http = new HttpMessageInvoker(_maru.Stub, disposeHandler: false);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var sender = new Sender(http, new Uri(CommandLine.Server), Language.English, TimeProvider.System);
            var file = new SessionFile(_maru.SessionPath, TimeProvider.System, Language.English);
            var keeper = new TokenKeeper(sender, file, _maru.Clock);
            return (await keeper.AccessAsync(refused: null, TestContext.Current.CancellationToken)).Value;
        })));

        Assert.All(tokens, token => Assert.Equal("access-2", token));
        Assert.Single(_maru.Stub.Requests, r => r.Line == Refresh);
    }

    [Fact]
    public async Task A_damaged_file_is_mended_by_signing_in()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_maru.SessionPath)!);
        await File.WriteAllTextAsync(_maru.SessionPath, "{\"server\":", TestContext.Current.CancellationToken);

        await _maru.SignInAsync();

        Assert.Equal("ada", _maru.Session().GetProperty("username").GetString());
    }
}
