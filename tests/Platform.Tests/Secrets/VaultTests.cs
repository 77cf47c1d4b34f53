using Maru.Kernel;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class VaultTests
{
    private static readonly FixedClock Clock = new();
    private readonly FernetKey _old = FernetKey.Generate();
    private readonly FernetKey _new = FernetKey.Generate();

    [Theory]
    [InlineData("")]
    [InlineData("p@ss")]
    [InlineData("비밀번호 🔑")]
    public void A_text_comes_back_and_its_sealed_form_names_algorithm_and_key(string plaintext)
    {
        var vault = Of(_new);

        var sealedText = vault.Seal(plaintext).Value;

        Assert.StartsWith($"fernet:{_new.Id}:gAAAA", sealedText, StringComparison.Ordinal);
        Assert.True(Vault.IsSealed(sealedText));
        Assert.Equal(plaintext, vault.Open(sealedText).Value);
        Assert.NotEqual(sealedText, vault.Seal(plaintext).Value);
    }

    [Fact]
    public void Random_texts_come_back_and_one_changed_character_anywhere_refuses()
    {
        var vault = Of(_new, _old);
        var random = new Random(7);

        for (var round = 0; round < 100; round++)
        {
            var plaintext = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0xD800)));
            var sealedText = vault.Seal(plaintext).Value;
            var at = random.Next(sealedText.Length);
            var changed = sealedText.Remove(at, 1).Insert(at, sealedText[at] == 'a' ? "b" : "a");

            Assert.Equal(plaintext, vault.Open(sealedText).Value);
            Assert.Equal("secrets.undecryptable", vault.Open(changed).Failure?.Code);
        }
    }

    [Fact]
    public void A_bare_token_of_an_older_installation_opens_under_any_key_and_wants_resealing()
    {
        var token = Fernet.Seal(_old, "imported"u8, Clock.GetUtcNow());
        var vault = Of(_new, _old);

        Assert.Equal("imported", vault.Open(token).Value);
        Assert.True(vault.NeedsReseal(token));
        Assert.StartsWith($"fernet:{_new.Id}:", vault.Reseal(token).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void After_rotation_the_old_key_can_go()
    {
        var stored = Of(_old).Seal("kept").Value;
        var both = Of(_new, _old);

        Assert.True(both.NeedsReseal(stored));
        var moved = both.Reseal(stored).Value;

        Assert.Equal("kept", Of(_new).Open(moved).Value);
        Assert.Equal("secrets.undecryptable", Of(_new).Open(stored).Failure?.Code);
        Assert.False(both.NeedsReseal(moved));
        Assert.Equal(moved, both.Reseal(moved).Value);
    }

    [Fact]
    public void What_no_key_opens_is_not_resealed()
    {
        var foreign = Of(FernetKey.Generate()).Seal("lost").Value;

        Assert.Equal("secrets.undecryptable", Of(_new).Reseal(foreign).Failure?.Code);
    }

    [Fact]
    public void A_token_under_the_name_of_another_key_of_the_ring_is_refused()
    {
        var vault = Of(_new, _old);
        var renamed = vault.Seal("text").Value.Replace(_new.Id, _old.Id, StringComparison.Ordinal);

        Assert.Equal("secrets.undecryptable", vault.Open(renamed).Failure?.Code);
    }

    [Fact]
    public void A_locked_vault_opens_nothing_seals_nothing_and_says_it_is_unavailable()
    {
        var stored = Of(_new).Seal("text").Value;
        var vault = new Vault(KeyRing.Of(_new), VaultState.Locked, Clock);

        Failure?[] refusals =
        [
            vault.Seal("x").Failure, vault.Open(stored).Failure, vault.OpenSecret(stored).Failure, vault.Reseal(stored).Failure,
            vault.CreateKeyCheck().Failure, DataKey.Create(vault).Failure,
        ];

        Assert.All(refusals, r => Assert.Equal((FailureKind.Unavailable, "secrets.locked"), (r!.Kind, r.Code)));
        Assert.False(vault.NeedsReseal(stored));
    }

    [Fact]
    public void The_key_check_fits_only_rings_that_hold_its_key()
    {
        var token = Of(_old).CreateKeyCheck().Value;

        Assert.True(Of(_old).FitsKeyCheck(token));
        Assert.True(Of(_new, _old).FitsKeyCheck(token));
        Assert.False(Of(_new).FitsKeyCheck(token));
        Assert.True(new Vault(KeyRing.Of(_old), VaultState.Locked, Clock).FitsKeyCheck(token));
        Assert.False(new Vault(null, VaultState.Locked, Clock).FitsKeyCheck(token));
    }

    [Fact]
    public void Many_threads_share_one_vault()
    {
        var vault = Of(_new);

        Parallel.For(0, 500, i => Assert.Equal($"text {i}", vault.Open(vault.Seal($"text {i}").Value).Value));
    }

    [Fact]
    public void An_unlocked_vault_must_have_keys() =>
        Assert.Throws<ArgumentException>(() => new Vault(null, VaultState.Ok, Clock));

    private static Vault Of(params FernetKey[] keys) =>
        new(KeyRing.Parse(string.Join(',', keys.Select(k => k.Reveal()))).Value, VaultState.Ok, Clock);
}
