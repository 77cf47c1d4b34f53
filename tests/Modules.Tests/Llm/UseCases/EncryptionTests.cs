using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Rotating;
using Maru.Modules.Llm.Status;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class EncryptionTests
{
    private const string Key = "sk-test1234567890abcdef";

    [Fact]
    public async Task With_the_wrong_key_reads_work_and_nothing_is_sealed_or_rewritten()
    {
        await using var room = await Room.OpenAsync();
        await room.AddKeyAsync(Key);
        var before = await room.KeysAsync();

        await using var locked = await room.RestartAsync(FernetKey.Generate().Reveal());
        var added = await locked.TryAddKeyAsync(Key);
        var rotated = await locked.Get<RotateKeys>().RunAsync(Room.Admin, Room.Ct);
        var purged = await locked.Get<PurgeUndecryptable>().RunAsync(true, Room.Admin, Room.Ct);

        Assert.Equal(VaultState.Locked, (await locked.Get<ReadStatus>().RunAsync(Room.Ct)).Encryption);
        var listed = await locked.Get<ReadApiKeys>().PageAsync(null, new PageRequest(1, 50), Room.Ct);
        Assert.Equal("sk-...cdef", listed.Items.Single().Key.Hint);
        Assert.All([added.Failure, rotated.Failure, purged.Failure], f => Assert.Equal("secrets.locked", f?.Code));
        Assert.Equal("encryption_locked", locked.ErrorCode("openai/gpt-x"));
        Assert.Equal(before, await locked.KeysAsync());
    }

    [Fact]
    public async Task Without_a_key_and_with_sealed_rows_the_server_is_locked()
    {
        await using var room = await Room.OpenAsync();
        await room.AddKeyAsync(Key);

        await using var locked = await room.RestartAsync("");

        Assert.Equal(VaultState.Locked, locked.Get<Vault>().State);
        Assert.Equal("encryption_locked", locked.ErrorCode("openai/gpt-x"));
    }

    [Fact]
    public async Task An_ephemeral_key_takes_nothing_over_from_the_environment()
    {
        await using var room = await Room.OpenAsync(keys: "", settings: new() { ["OPENAI_API_KEY"] = Key });

        Assert.Empty(await room.KeysAsync());
        Assert.Equal(Key, room.Route("openai/gpt-x").ApiKey);
    }

    [Theory, EachDialect]
    public async Task After_a_rotation_the_new_key_alone_opens_everything(Dialect dialect)
    {
        var (former, next) = (FernetKey.Generate().Reveal(), FernetKey.Generate().Reveal());
        await using var room = await Room.OpenAsync(dialect, former);
        await room.AddKeyAsync(Key);
        await room.AddKeyAsync("AIzaSyXXXXXXXXXXXX9876", Provider.Gemini);
        var before = await room.KeysAsync();

        await using (var both = await room.RestartAsync($"{next},{former}"))
        {
            var first = await both.Get<RotateKeys>().RunAsync(Room.Admin, Room.Ct);
            var second = await both.Get<RotateKeys>().RunAsync(Room.Admin, Room.Ct);

            Assert.Equal(new RotationCounts(2, 0, 0), first.Value);
            Assert.Equal(new RotationCounts(0, 2, 0), second.Value);
        }

        await using var alone = await room.RestartAsync(next);
        var after = await alone.KeysAsync();

        Assert.Equal(VaultState.Ok, alone.Get<Vault>().State);
        Assert.Equal(Key, alone.Route("openai/gpt-x").ApiKey);
        Assert.Equal(before.Select(Shown), after.Select(Shown));
        Assert.All(after, k => Assert.NotEqual(before[0].Key.SealingKeyId, k.Key.SealingKeyId));
    }

    [Theory, EachDialect]
    public async Task An_unreadable_newest_key_does_not_let_an_older_one_step_in(Dialect dialect)
    {
        await using var room = await Room.OpenAsync(dialect);
        await room.AddKeyAsync(Key);
        var broken = await room.AddKeyAsync("sk-broken-1234567890abcdef");
        await BreakAsync(room, broken);

        var rotated = await room.Get<RotateKeys>().RunAsync(Room.Admin, Room.Ct);
        var code = room.ErrorCode("openai/gpt-x");
        var unconfirmed = await room.Get<PurgeUndecryptable>().RunAsync(false, Room.Admin, Room.Ct);
        var purged = await room.Get<PurgeUndecryptable>().RunAsync(true, Room.Admin, Room.Ct);

        Assert.Equal(new RotationCounts(0, 1, 1), rotated.Value);
        Assert.Equal("provider_key_undecryptable", code);
        Assert.Equal("llm.confirmation_required", unconfirmed.Failure?.Code);
        Assert.Equal(1, purged.Value);
        Assert.Equal(Key, room.Route("openai/gpt-x").ApiKey);
    }

    [Fact]
    public async Task An_unreadable_key_is_mended_by_entering_it_again()
    {
        await using var room = await Room.OpenAsync();
        var broken = await room.AddKeyAsync(Key);
        await BreakAsync(room, broken);

        var health = room.Get<KeyInspection>().Of((await room.KeysAsync())[0]);
        await room.ChangeKeyAsync(broken.Id, new ApiKeyPatch(new Secret(Key), default, default, default, default));

        Assert.Equal(KeyHealth.Undecryptable, health);
        Assert.Equal(Key, room.Route("openai/gpt-x").ApiKey);
    }

    private static (string, string, DateTimeOffset, long) Shown(ApiKey key) => (key.Id, key.Key.Hint, key.CreatedAt, key.RowVersion);

    private static async Task BreakAsync(Room room, ApiKey key)
    {
        var foreign = new Vault(KeyRing.Generate(), VaultState.Ok, room.Clock).Seal("something").Value;
        await using (var tx = await room.Database.Db.BeginAsync(Room.Ct))
        {
            await room.Get<IApiKeyStore>().ResealAsync(tx, key.Id, foreign, "gone", Room.Ct);
            await tx.CommitAsync(Room.Ct);
        }

        await room.AddModelAsync("text-small");
    }
}
