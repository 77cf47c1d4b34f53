namespace Maru.Host.Tests.Cli;

public sealed class SignInCommandsTests : IDisposable
{
    private readonly CommandLine _maru = new();

    public void Dispose() => _maru.Dispose();

    [Fact]
    public async Task A_password_comes_from_standard_input()
    {
        await _maru.SignInAsync();

        var body = _maru.Stub.Requests.Single().Json;
        Assert.Equal("ada", body.GetProperty("username").GetString());
        Assert.Equal("a long password", body.GetProperty("password").GetString());
    }

    [Fact]
    public async Task A_user_name_and_a_hidden_password_are_asked_for()
    {
        _maru.Stub.On("POST /api/v1/identity/login", CommandLine.Grant("a", "r"));

        var code = await _maru.TypeAsync("ada\n", "typed in the dark", "login");

        Assert.Equal(0, code);
        Assert.Equal("typed in the dark", _maru.Stub.Requests.Single().Json.GetProperty("password").GetString());
        Assert.DoesNotContain("typed in the dark", _maru.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--server=http://127.0.0.1:8080")]
    public async Task Signing_in_prints_no_token(string option)
    {
        _maru.Stub.On("POST /api/v1/identity/login", CommandLine.Grant(CommandLine.Access, CommandLine.RefreshToken));

        await _maru.PipeAsync("pw\n", "login", "-u", "ada", "--password-stdin", option);

        Assert.Contains("ada", _maru.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", _maru.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_sends_the_token_and_signs_in()
    {
        _maru.Stub.On("POST /api/v1/identity/set-up", CommandLine.Grant("a", "r"));

        var code = await _maru.PipeAsync("ada\na long password\n", "set-up", "--token", "tok");

        Assert.Equal(0, code);
        Assert.Equal("tok", _maru.Stub.Requests.Single().Json.GetProperty("token").GetString());
        Assert.Equal("ada", _maru.Session().GetProperty("username").GetString());
    }

    [Fact]
    public async Task Wrong_credentials_are_not_signed_in()
    {
        _maru.Stub.Problem("POST /api/v1/identity/login", 401, "identity.wrong_credentials", "The user name or the password is wrong.");

        var code = await _maru.PipeAsync("pw\n", "login", "-u", "ada");

        Assert.Equal(6, code);
        Assert.Contains("The user name or the password is wrong.", _maru.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_maru.SessionPath));
    }

    [Fact]
    public async Task Without_input_nothing_is_sent()
    {
        var code = await _maru.RunAsync("login", "-u", "ada");

        Assert.Equal(2, code);
        Assert.Empty(_maru.Stub.Requests);
    }

    [Fact]
    public async Task Logging_out_ends_the_session_there_and_here()
    {
        await _maru.SignInAsync();
        _maru.Stub.On("POST /api/v1/identity/logout", null, 204);

        var code = await _maru.RunAsync("logout");

        Assert.Equal(0, code);
        Assert.Equal($"Bearer {CommandLine.Access}", _maru.Stub.Requests[^1].Authorization);
        Assert.False(File.Exists(_maru.SessionPath));
    }

    [Fact]
    public async Task Nobody_is_signed_in_at_first()
    {
        var code = await _maru.RunAsync("whoami");

        Assert.Equal(6, code);
        Assert.Contains("maru login", _maru.Error, StringComparison.Ordinal);
        Assert.Empty(_maru.Stub.Requests);
    }

    [Fact]
    public async Task Tokens_of_one_server_are_not_sent_to_another()
    {
        await _maru.SignInAsync();

        var code = await _maru.RunAsync("whoami", "--server", "http://elsewhere.example");

        Assert.Equal(6, code);
        Assert.Single(_maru.Stub.Requests);
    }
}
