using Maru.Cli.Wire;
using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Host.Tests.Cli;

public sealed class SecretTests : IDisposable
{
    private const string Key = "sk-canary-000";
    private const string ApiKeys = "POST /api/v1/admin/llm/api-keys";

    private readonly CommandLine _maru = new();

    public void Dispose() => _maru.Dispose();

    [Theory]
    [InlineData("keys add openai " + Key)]
    [InlineData("keys add openai --api-key " + Key)]
    [InlineData("keys add openai --api-key=" + Key)]
    [InlineData("keys replace k1 " + Key)]
    [InlineData("login -u ada --password " + Key)]
    [InlineData("whoami --key " + Key)]
    public async Task A_secret_among_the_arguments_is_refused_and_not_repeated(string args)
    {
        var code = await _maru.PipeAsync("x\n", args.Split(' '));

        Assert.Equal(2, code);
        Assert.DoesNotContain("canary", _maru.All, StringComparison.Ordinal);
        Assert.Contains("standard input", _maru.Error, StringComparison.Ordinal);
        Assert.Empty(_maru.Stub.Requests);
    }

    [Theory]
    [InlineData("keys add foo", "'foo'")]
    [InlineData("keys add OpenAI", "'OpenAI'")]
    [InlineData("keys add builtin", "'builtin'")]
    [InlineData("models add foo m", "'foo'")]
    [InlineData("keys list --provider foo", "'foo'")]
    [InlineData("policy set --provider foo", "'foo'")]
    public async Task A_provider_that_does_not_exist_is_refused_before_anything_is_asked_or_sent(string args, string named)
    {
        await _maru.SignInAsync();
        var before = _maru.Stub.Requests.Count;

        var code = await _maru.PipeAsync(Key + "\n", args.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(named, _maru.Error, StringComparison.Ordinal);
        Assert.Contains("openai, gemini, openai_compatible", _maru.Error, StringComparison.Ordinal);
        Assert.Equal(before, _maru.Stub.Requests.Count);
    }

    [Fact]
    public void Every_provider_of_the_server_has_its_name_on_the_command_line() =>
        Assert.Equal(WireName<Provider>.All.Order(), ProviderNames.All.Order());

    [Fact]
    public async Task A_providers_key_is_read_from_standard_input_and_not_shown()
    {
        await _maru.SignInAsync();
        _maru.Stub.On(ApiKeys, new { id = "k1", provider = "openai", masked_key = "sk-…000", name = "n" }, 201);

        var code = await _maru.PipeAsync(Key + "\n", "keys", "add", "openai", "--name", "n", "--priority", "5");

        Assert.Equal(0, code);
        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal(Key, body.GetProperty("api_key").GetString());
        Assert.Equal(5, body.GetProperty("priority").GetInt32());
        Assert.False(body.TryGetProperty("base_url", out _));
        Assert.DoesNotContain(Key, _maru.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_key_is_asked_for_in_the_dark()
    {
        await _maru.SignInAsync();
        _maru.Stub.On("PATCH /api/v1/admin/llm/api-keys/k1", new { id = "k1", provider = "openai", masked_key = "sk-…000" });

        var code = await _maru.TypeAsync("", Key, "keys", "replace", "k1");

        Assert.Equal(0, code);
        Assert.Equal(Key, _maru.Stub.Requests[^1].Json.GetProperty("api_key").GetString());
        Assert.DoesNotContain(Key, _maru.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_client_keys_secret_is_shown_once()
    {
        await _maru.SignInAsync();
        _maru.Stub.On("POST /api/v1/identity/client-keys", new { id = "c1", name = "n", secret = "mk_once" }, 201);

        await _maru.RunAsync("client-keys", "create", "n", "--scope", "chat", "--cost-per-month", "1.5");

        Assert.Equal("mk_once", _maru.Out.Trim());
        var body = _maru.Stub.Requests[^1].Json;
        Assert.Equal("chat", body.GetProperty("scopes")[0].GetString());
        Assert.Equal(1_500_000, body.GetProperty("limits").GetProperty("cost_per_month_micros").GetInt64());
    }

    [Fact]
    public async Task A_servers_text_cannot_command_the_terminal()
    {
        await _maru.SignInAsync();
        _maru.Stub.On("GET /api/v1/identity/me", new { username = "a\u001b[2Jda", role = "admin", id = "0" });

        await _maru.RunAsync("whoami");

        Assert.DoesNotContain('\u001b', _maru.Out);
    }
}
