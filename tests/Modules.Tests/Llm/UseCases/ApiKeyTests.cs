using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class ApiKeyTests
{
    private const string First = "sk-test1234567890abcdef";
    private const string Second = "sk-test1234567890ghijkl";

    [Theory, EachStores]
    public async Task Of_two_keys_both_are_listed_and_the_newest_active_one_serves(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(First);
        var newest = await room.AddKeyAsync(Second);

        var listed = await room.Get<ReadApiKeys>().PageAsync(Provider.OpenAi, new PageRequest(1, 50), Room.Ct);
        var whileBoth = room.Route("openai/gpt-x").ApiKey;
        await room.ChangeKeyAsync(newest.Id, Patch(isActive: false));
        var afterOff = room.Route("openai/gpt-x").ApiKey;

        Assert.Equal(2, listed.Total);
        Assert.Equal(Second, whileBoth);
        Assert.Equal(First, afterOff);
    }

    [Theory, EachStores]
    public async Task Renaming_keeps_hint_and_seal_and_replacing_changes_both(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var key = await room.AddKeyAsync(First);

        var renamed = (await room.ChangeKeyAsync(key.Id, Patch(name: "other"))).Value.Key;
        var replaced = (await room.ChangeKeyAsync(key.Id, Patch(key: Second))).Value.Key;

        Assert.Equal(key.Key, renamed.Key);
        Assert.Equal("sk-...ijkl", replaced.Key.Hint);
        Assert.NotEqual(key.Key.Text, replaced.Key.Text);
        Assert.Equal(Second, room.Route("openai/gpt-x").ApiKey);
        Assert.Equal(key.CreatedAt, replaced.CreatedAt);
        Assert.True(replaced.UpdatedAt > renamed.UpdatedAt && renamed.UpdatedAt > key.UpdatedAt);
    }

    [Fact]
    public async Task A_change_that_says_nothing_new_leaves_time_and_version()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(First);

        var same = (await room.ChangeKeyAsync(key.Id, Patch(name: "label"))).Value.Key;

        Assert.Equal((key.UpdatedAt, key.RowVersion), (same.UpdatedAt, same.RowVersion));
    }

    [Fact]
    public async Task A_null_name_clears_it_and_a_null_key_is_refused()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(First);

        var cleared = await room.ChangeKeyAsync(key.Id, Patch(name: null));
        var refused = await room.ChangeKeyAsync(key.Id, new ApiKeyPatch((Secret?)null, default, default, default, default));

        Assert.Equal("", cleared.Value.Key.Name);
        Assert.Equal("llm.invalid_api_key", refused.Failure?.Code);
    }

    [Fact]
    public async Task A_change_made_on_an_old_version_is_refused()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        var key = await room.AddKeyAsync(First);
        await room.ChangeKeyAsync(key.Id, Patch(name: "newer"), key.RowVersion);

        var late = await room.ChangeKeyAsync(key.Id, Patch(name: "late"), key.RowVersion);

        Assert.Equal("http.version_conflict", late.Failure?.Code);
    }

    [Theory, EachStores]
    public async Task A_removed_key_is_gone_and_the_provider_without_one_says_so(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var key = await room.AddKeyAsync(First);

        await room.Get<RemoveApiKey>().RunAsync(key.Id, null, Room.Admin, Room.Ct);

        Assert.Equal("llm.api_key_not_found", (await room.Get<ReadApiKeys>().RunAsync(key.Id, Room.Ct)).Failure?.Code);
        Assert.Equal("llm.api_key_not_found", (await room.Get<RemoveApiKey>().RunAsync(key.Id, null, Room.Admin, Room.Ct)).Failure?.Code);
        Assert.Equal("provider_key_missing", room.ErrorCode("openai/gpt-x"));
    }

    [Fact]
    public async Task A_strange_prefix_is_a_remark_and_no_refusal()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);

        var added = await room.TryAddKeyAsync("gateway-0123456789abcdef");

        Assert.Single(added.Value.Warnings);
    }

    [Fact]
    public async Task A_compatible_server_needs_an_address_and_may_need_no_key()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);

        var without = await room.TryAddKeyAsync("", Provider.OpenAiCompatible);
        await room.AddKeyAsync("", Provider.OpenAiCompatible, "http://localhost:11434/v1");

        Assert.Equal("llm.invalid_base_url", without.Failure?.Code);
        Assert.Equal("http://localhost:11434/v1/", room.Route("openai_compatible/llama3").BaseUrl.AbsoluteUri);
        Assert.Equal("", room.Route("openai_compatible/llama3").ApiKey);
    }

    [Theory, EachStores]
    public async Task A_test_of_a_stored_key_is_noted_on_it_without_a_new_version(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var key = await room.AddKeyAsync(First);
        room.Probe.Answer = _ => ProbeFailure.Auth;

        var result = await room.Get<TestApiKey>().RunAsync(key.Id, null, Room.Admin, Room.Ct);
        var noted = (await room.Get<ReadApiKeys>().RunAsync(key.Id, Room.Ct)).Value;

        Assert.Equal(ProbeFailure.Auth, result.Value.Failure);
        Assert.Equal(("failed", key.RowVersion), (noted.LastTestStatus, noted.RowVersion));
        Assert.NotNull(noted.LastTestedAt);
        Assert.Equal(First, room.Probe.Seen.Single().ApiKey);
    }

    [Fact]
    public async Task No_key_reaches_events_logs_or_the_database_file()
    {
        await using var room = await Room.OpenAsync();
        const string Canary = "sk-canary-9f8e7d6c5b4a3210";
        var key = await room.AddKeyAsync(Canary);
        await room.Get<TestApiKey>().RunAsync(key.Id, null, Room.Admin, Room.Ct);
        await room.ChangeKeyAsync(key.Id, Patch(key: Canary + "x"));

        var events = await room.EventsAsync();
        var files = Directory.GetFiles(room.Database.Folder).SelectMany(ReadShared).ToArray();

        Assert.Equal(3, events.Count);
        Assert.All(events, e => Assert.DoesNotContain(Canary, e, StringComparison.Ordinal));
        Assert.All(room.LogLines.All, l => Assert.DoesNotContain(Canary, l.Text, StringComparison.Ordinal));
        Assert.Equal(-1, files.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Canary)));
        Assert.DoesNotContain(Canary, $"{key} {room.Route("openai/gpt-x")} {room.Settings.Keys[Provider.OpenAi]}", StringComparison.Ordinal);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static ApiKeyPatch Patch(Given<string?> name = default, string? key = null, bool? isActive = null) =>
        new(key is null ? default : new Given<Secret?>(true, new Secret(key)), name, default, isActive, default);

    private static ApiKeyPatch Patch(string? name) => Patch(new Given<string?>(true, name));
}
