namespace Maru.Host.Tests.Cli;

public sealed class UserCommandsTests : IAsyncLifetime
{
    private readonly CommandLine _maru = new();

    public async ValueTask InitializeAsync() => await _maru.SignInAsync();

    public ValueTask DisposeAsync()
    {
        _maru.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Accounts_are_listed()
    {
        _maru.Stub.On(
            "GET /api/v1/admin/identity/users?search=an&role=operator",
            new { items = new[] { new { id = "u1", username = "anna", role = "operator" } }, total = 1, page = 1, page_size = 50 });

        Assert.Equal(0, await _maru.RunAsync("users", "list", "--search", "an", "--role", "operator"));
        Assert.Contains("anna", _maru.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_prints_its_token_alone_on_standard_output()
    {
        _maru.Stub.On("POST /api/v1/admin/identity/invitations", new { id = "i1", token = "tok-1" }, 201);

        Assert.Equal(0, await _maru.RunAsync("users", "invite", "operator", "--note", "for Bert", "--expires-in-days", "2"));

        Assert.Equal("tok-1", _maru.Out.Trim());
        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal(("operator", "for Bert"), (body.GetProperty("role").GetString(), body.GetProperty("note").GetString()));
        Assert.Equal(_maru.Clock.GetUtcNow().AddDays(2), body.GetProperty("expires_at").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("enable")]
    public async Task An_account_is_shut_out_and_let_in(string act)
    {
        _maru.Stub.On($"POST /api/v1/admin/identity/users/u1/{act}", new { id = "u1" });

        Assert.Equal(0, await _maru.RunAsync("users", act, "u1"));
    }

    [Fact]
    public async Task A_role_is_changed()
    {
        _maru.Stub.On("PUT /api/v1/admin/identity/users/u1/role", new { id = "u1" });

        Assert.Equal(0, await _maru.RunAsync("users", "role", "u1", "approver"));
        Assert.Equal("approver", _maru.Stub.Requests[^1].Json.GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_reset_prints_the_password_alone_on_standard_output()
    {
        _maru.Stub.On("POST /api/v1/admin/identity/users/u1/reset-password", new { temporary_password = "pw-1" });

        Assert.Equal(0, await _maru.RunAsync("users", "reset-password", "u1"));
        Assert.Equal("pw-1", _maru.Out.Trim());
    }

    [Fact]
    public async Task Joining_with_an_invitation_signs_in()
    {
        _maru.Stub.On("POST /api/v1/identity/invitations/accept", CommandLine.Grant("a", "r"));

        Assert.Equal(0, await _maru.PipeAsync("ada\na long password\n", "join", "--token", "tok-1"));
        Assert.Equal("tok-1", _maru.Stub.Requests[^1].Json.GetProperty("token").GetString());
    }

    [Fact]
    public async Task Both_passwords_come_from_standard_input()
    {
        _maru.Stub.On("POST /api/v1/identity/password", null, 204);

        Assert.Equal(0, await _maru.PipeAsync("old password\nnew password\n", "password"));
        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal(("old password", "new password"), (body.GetProperty("current_password").GetString(), body.GetProperty("new_password").GetString()));
        Assert.Equal((false, false), Kept(body));

        Assert.Equal(0, await _maru.PipeAsync("old password\nnew password\n", "password", "--keep-keys", "--keep-invitations"));
        Assert.Equal((true, true), Kept(_maru.Stub.Requests[^1].Json));
    }

    private static (bool Keys, bool Invitations) Kept(System.Text.Json.JsonElement body) =>
        (body.GetProperty("keep_client_keys").GetBoolean(), body.GetProperty("keep_invitations").GetBoolean());
}
