using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Status;
using Maru.Platform;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class EnvironmentTests
{
    private const string Stored = "sk-stored-1234567890abcdef";
    private const string FromOutside = "sk-outside-1234567890abcd";

    [Theory, EachDialect]
    public async Task Keys_and_default_are_taken_over_once(Dialect dialect)
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(
            dialect, keys, Settings(FromOutside, "AIzaSyXXXXXXXXXXXX9876", "google/gemini-3.8-flash"));
        await using var again = await room.RestartAsync(keys, Settings("sk-changed-1234567890abc", "AIzaSyXXXXXXXXXXXX9876", null));

        var stored = await again.KeysAsync();

        Assert.Equal(["[Migrated] GOOGLE_API_KEY", "[Migrated] OPENAI_API_KEY"], stored.Select(k => k.Name).Order());
        Assert.Equal(FromOutside, again.Route("openai/gpt-x").ApiKey);
        Assert.Equal(
            ("gemini-3.8-flash", true), (Assert.Single(await again.ModelsAsync()).ModelId, (await again.ModelsAsync())[0].IsDefault));
        Assert.DoesNotContain(again.LogLines.All, l => l.Id == 1300);
    }

    [Theory, EachDialect]
    public async Task A_bad_value_leaves_nothing_and_stops_the_start(Dialect dialect)
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(dialect, keys);

        var stopped = await Assert.ThrowsAsync<StartRefusedException>(
            () => room.RestartAsync(keys, Settings(FromOutside, "AIza has spaces in it", "openai/gpt-4o-mini")));

        Assert.Contains("GOOGLE_API_KEY", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("spaces", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(await room.KeysAsync());
        Assert.Empty(await room.ModelsAsync());
        Assert.Empty((await room.Get<ReadStatus>().RunAsync(Room.Ct)).Imports);
    }

    [Fact]
    public async Task Blanks_and_placeholders_are_no_keys()
    {
        await using var room = await Room.OpenAsync(settings: Settings("your-openai-api-key", "   ", null));

        Assert.Empty(await room.KeysAsync());
        Assert.Equal("provider_key_missing", room.ErrorCode("openai/gpt-x"));
    }

    [Fact]
    public async Task A_provider_with_a_stored_key_is_left_alone()
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(keys: keys);
        await room.AddKeyAsync(Stored);

        await using var later = await room.RestartAsync(keys, Settings(FromOutside, null, null));

        Assert.Single(await later.KeysAsync());
        Assert.Equal(Stored, later.Route("openai/gpt-x").ApiKey);
    }

    [Fact]
    public async Task A_key_set_later_is_picked_up_once()
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(keys: keys);

        await using var later = await room.RestartAsync(keys, Settings(FromOutside, null, null));

        Assert.Equal(KeySource.Db, later.Settings.Keys[Provider.OpenAi].Source);
    }

    [Fact]
    public async Task Without_a_stored_key_the_environment_serves_and_is_warned_of_once()
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(keys: keys, settings: Settings(FromOutside, null, null));
        await room.Get<RemoveApiKey>().RunAsync((await room.KeysAsync())[0].Id, null, Room.Admin, Room.Ct);
        await room.AddModelAsync("text-small");

        var route = room.Route("openai/gpt-x");

        Assert.Equal((FromOutside, "env-openai"), (route.ApiKey, route.ApiKeyId));
        Assert.Single(room.LogLines.All, l => l.Id == 1300);
    }

    [Fact]
    public async Task The_fallback_can_be_switched_off()
    {
        var keys = FernetKey.Generate().Reveal();
        var settings = Settings(FromOutside, null, null);
        settings["Llm:EnvFallback"] = "false";
        await using var room = await Room.OpenAsync(keys: keys, settings: settings);
        await room.Get<RemoveApiKey>().RunAsync((await room.KeysAsync())[0].Id, null, Room.Admin, Room.Ct);

        Assert.Equal("provider_key_missing", room.ErrorCode("openai/gpt-x"));
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        await using var room = await Room.OpenAsync(settings: Settings(FromOutside, null, null));
        await room.Get<RemoveApiKey>().RunAsync((await room.KeysAsync())[0].Id, null, Room.Admin, Room.Ct);

        var dry = await room.Get<ImportEnvironment>().RunAsync(true, false, Room.Admin, Room.Ct);

        Assert.Empty(dry.Value.Imported);
        Assert.Empty(await room.KeysAsync());
    }

    [Theory, EachDialect]
    public async Task A_key_changed_in_the_environment_is_named_until_it_is_taken(Dialect dialect)
    {
        const string Changed = "sk-changed-1234567890abc";
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(dialect, keys, Settings(FromOutside, null, null));
        await room.ChangeKeyAsync((await room.KeysAsync())[0].Id, new ApiKeyPatch(default, default, default, default, 7));
        await using var later = await room.RestartAsync(keys, Settings($"\"{Changed}\" ", null, null));

        var before = await later.Get<ReadStatus>().RunAsync(Room.Ct);
        var dry = await later.Get<ImportEnvironment>().RunAsync(true, true, Room.Admin, Room.Ct);
        var served = later.Route("openai/gpt-x").ApiKey;
        await later.Get<ImportEnvironment>().RunAsync(false, true, Room.Admin, Room.Ct);
        var again = await later.Get<ImportEnvironment>().RunAsync(false, true, Room.Admin, Room.Ct);

        Assert.Equal("OPENAI_API_KEY", Assert.Single(before.Unused).Variable);
        Assert.Single(later.LogLines.All, l => l.Id == 1331 && !l.Text.Contains(Changed, StringComparison.Ordinal));
        Assert.Equal((1, FromOutside), (dry.Value.Imported.Count, served));
        Assert.Equal(Changed, later.Route("openai/gpt-x").ApiKey);
        Assert.Empty(again.Value.Imported);
        Assert.Empty((await later.Get<ReadStatus>().RunAsync(Room.Ct)).Unused);
        Assert.Equal(2, (await later.KeysAsync()).Count);
    }

    [Fact]
    public async Task The_same_key_in_the_environment_is_no_other_one()
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(keys: keys, settings: Settings($"'{FromOutside}'", null, null));
        await using var later = await room.RestartAsync(keys, Settings(FromOutside, null, null));

        Assert.Equal(FromOutside, later.Route("openai/gpt-x").ApiKey);
        Assert.Empty((await later.Get<ReadStatus>().RunAsync(Room.Ct)).Unused);
        Assert.DoesNotContain(later.LogLines.All, l => l.Id == 1331);
    }

    private static Dictionary<string, string?> Settings(string? openAi, string? google, string? model) => new()
    {
        ["OPENAI_API_KEY"] = openAi,
        ["GOOGLE_API_KEY"] = google,
        ["LLM:DEFAULT_MODEL"] = model,
    };
}
