using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets;

namespace Maru.Modules.Tests.Llm.UseCases;

/// <summary>A stored key is neither lost by ordinary use nor sent to a server it was not given for.</summary>
public sealed class KeptKeyTests
{
    private const string First = "sk-test1234567890abcdef";
    private const string Second = "sk-test1234567890ghijkl";
    private const string Own = "http://localhost:11434/v1/";

    [Theory, EachStores]
    public async Task The_mask_that_was_read_means_keep_when_it_is_sent_back(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var key = await room.AddKeyAsync(First);

        var kept = await room.ChangeKeyAsync(key.Id, Patch(key.Key.Hint, name: "renamed"));

        Assert.Equal(("renamed", key.Key), (kept.Value.Key.Name, kept.Value.Key.Key));
        Assert.Single(kept.Value.Warnings);
        Assert.Equal(First, room.Route("openai/gpt-x").ApiKey);
    }

    [Theory]
    [InlineData("***")]
    [InlineData("sk-...zzzz")]
    [InlineData(" \"sk-ant-...zzzz\" ")]
    [InlineData("sk-\u2026zzzz")]
    [InlineData("\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022")]
    [InlineData("sk-test***cdef")]
    [InlineData("[REDACTED]")]
    [InlineData("<redacted>")]
    [InlineData("Bearer sk-\u200B...zzzz")]
    [InlineData("(hidden)")]
    [InlineData("____________")]
    public async Task No_mask_is_ever_stored_or_sent(string mask)
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(First);

        var changed = await room.ChangeKeyAsync(key.Id, Patch(mask));
        var added = await room.TryAddKeyAsync(mask);
        var own = await room.TryAddKeyAsync(mask, Provider.OpenAiCompatible, Own);
        var tried = await room.Get<TestConnection>().RunAsync(Provider.OpenAi, mask, null, null, Room.Ct);

        Assert.Equal((key.RowVersion, key.Key), (changed.Value.Key.RowVersion, changed.Value.Key.Key));
        Assert.All([added.Failure, own.Failure, tried.Failure], f => Assert.Equal("llm.invalid_api_key", f?.Code));
        Assert.Empty(room.Probe.Seen);
        Assert.Single(await room.KeysAsync());
    }

    [Theory]
    [InlineData(" sk-test1234567890ghijkl\n")]
    [InlineData("\"sk-test1234567890ghijkl\"")]
    [InlineData("'sk-test1234567890ghijkl',")]
    [InlineData("\u201Csk-test1234567890ghijkl\u201D")]
    [InlineData("Bearer sk-test1234567890ghijkl")]
    [InlineData("Authorization: bearer sk-test1234567890ghijkl")]
    [InlineData("OPENAI_API_KEY=sk-test1234567890ghijkl")]
    [InlineData("export OPENAI_API_KEY=\"sk-test1234567890ghijkl\"; ")]
    [InlineData("$env:OPENAI_API_KEY = 'sk-test1234567890ghijkl'")]
    [InlineData("\"api_key\": \"sk-test1234567890ghijkl\",")]
    [InlineData("\uFEFFsk-test1234567890ghijkl\u200B\r\n")]
    [InlineData("\u201C\u201Csk-test1234567890ghijkl\u201D\u201D")]
    [InlineData("\u300Csk-test1234567890ghijkl\u300D")]
    [InlineData("<sk-test1234567890ghijkl>")]
    [InlineData("-H \"Authorization: Bearer sk-test1234567890ghijkl\"")]
    [InlineData("Authorization:\tBearer\tsk-test1234567890ghijkl")]
    public async Task A_pasted_key_is_stored_without_what_it_was_pasted_with(string pasted)
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var added = await room.AddKeyAsync(pasted);
        var first = room.Route("openai/gpt-x").ApiKey;
        await room.ChangeKeyAsync(added.Id, Patch(First));

        var changed = await room.ChangeKeyAsync(added.Id, Patch(pasted));
        await room.Get<TestConnection>().RunAsync(Provider.OpenAi, pasted, null, null, Room.Ct);

        Assert.Equal([Second, Second, Second], [first, room.Route("openai/gpt-x").ApiKey, room.Probe.Seen.Single().ApiKey]);
        Assert.Equal("sk-...ijkl", changed.Value.Key.Key.Hint);
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("EMPTY")]
    [InlineData("none")]
    [InlineData("sk-no-key-required")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("dG9rZW4=abc==")]
    public async Task A_server_of_ones_own_takes_any_word_for_a_key(string word)
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(word, Provider.OpenAiCompatible, Own);
        var first = room.Route("openai_compatible/llama3").ApiKey;

        await room.ChangeKeyAsync(key.Id, Patch("other"));
        await room.ChangeKeyAsync(key.Id, Patch(word));

        Assert.Equal((word, word), (first, room.Route("openai_compatible/llama3").ApiKey));
        Assert.Equal("llm.invalid_api_key", (await room.TryAddKeyAsync("ollama")).Failure?.Code);
    }

    [Theory]
    [InlineData(Provider.OpenAi, null, "https://api.openai.com.evil.example/v1")]
    [InlineData(Provider.OpenAi, null, "http://api.openai.com/v1")]
    [InlineData(Provider.OpenAi, null, "https://api.openai.com:8443/v1")]
    [InlineData(Provider.OpenAi, "https://proxy.example/v1", null)]
    [InlineData(Provider.OpenAiCompatible, Own, "http://localhost:11435/v1")]
    [InlineData(Provider.OpenAiCompatible, Own, "http://127.0.0.1:11434/v1")]
    public async Task Another_server_needs_the_key_again(Provider provider, string? before, string? after)
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(First, provider, before);

        var alone = await room.ChangeKeyAsync(key.Id, Patch(baseUrl: new Given<string?>(true, after)));
        var masked = await room.ChangeKeyAsync(key.Id, Patch(key.Key.Hint, baseUrl: new Given<string?>(true, after)));
        var unchanged = (await room.KeysAsync())[0];
        var withKey = await room.ChangeKeyAsync(key.Id, Patch(Second, baseUrl: new Given<string?>(true, after)));

        Assert.All([alone.Failure, masked.Failure], f => Assert.Equal("llm.key_needed_for_address", f?.Code));
        Assert.Contains("api_key", alone.Failure!.Fields!.Keys);
        Assert.Equal((key.BaseUrl, key.RowVersion), (unchanged.BaseUrl, unchanged.RowVersion));
        Assert.Null(withKey.Failure);
    }

    [Theory]
    [InlineData(Provider.OpenAi, First, "https://proxy.example/v1", "https://PROXY.example:443/v2/deep")]
    [InlineData(Provider.OpenAiCompatible, First, Own, "http://localhost:11434/other")]
    [InlineData(Provider.OpenAiCompatible, "", Own, "http://elsewhere.example/v1")]
    public async Task Another_path_of_the_same_server_needs_no_key_and_neither_does_a_server_without_one(
        Provider provider, string secret, string before, string after)
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(secret, provider, before);

        Assert.Null((await room.ChangeKeyAsync(key.Id, Patch(baseUrl: after))).Failure);
    }

    private static ApiKeyPatch Patch(string? key = null, Given<string?> name = default, Given<string?> baseUrl = default) =>
        new(key is null ? default : new Given<Secret?>(true, new Secret(key)), name, baseUrl, default, default);
}
