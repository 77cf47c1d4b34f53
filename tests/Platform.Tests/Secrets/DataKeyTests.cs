using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class DataKeyTests
{
    private const string Place = "diary_entry/body/1";
    private readonly Vault _vault = new(KeyRing.Generate(), VaultState.Ok, new FixedClock());

    [Fact]
    public void Random_texts_come_back_and_one_changed_character_anywhere_refuses()
    {
        using var key = DataKey.Create(_vault).Value;
        var random = new Random(11);

        for (var round = 0; round < 200; round++)
        {
            var plaintext = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(1, 0xD800)));
            var sealedText = key.Seal(plaintext, Place);
            var at = random.Next(sealedText.Length);
            var changed = sealedText.Remove(at, 1).Insert(at, sealedText[at] == 'a' ? "b" : "a");

            Assert.Equal(plaintext, key.Open(sealedText, Place).Value);
            Assert.Equal("secrets.undecryptable", key.Open(changed, Place).Failure?.Code);
        }
    }

    [Fact]
    public void A_sealed_text_opens_only_in_its_place()
    {
        using var key = DataKey.Create(_vault).Value;
        var sealedText = key.Seal("dear diary", Place);

        Assert.StartsWith("a256gcm:", sealedText, StringComparison.Ordinal);
        Assert.Equal("secrets.undecryptable", key.Open(sealedText, "diary_entry/body/2").Failure?.Code);
    }

    [Fact]
    public void The_wrapped_key_gives_the_key_back_also_after_rotation()
    {
        var old = FernetKey.Generate();
        var before = new Vault(KeyRing.Of(old), VaultState.Ok, new FixedClock());
        using var made = DataKey.Create(before).Value;
        var sealedText = made.Seal("dear diary", Place);
        var fresh = FernetKey.Generate();
        var rotating = new Vault(KeyRing.Parse($"{fresh.Reveal()},{old.Reveal()}").Value, VaultState.Ok, new FixedClock());

        var rewrapped = rotating.Reseal(made.Wrapped).Value;
        using var again = DataKey.Unwrap(new Vault(KeyRing.Of(fresh), VaultState.Ok, new FixedClock()), rewrapped).Value;

        Assert.Equal("dear diary", again.Open(sealedText, Place).Value);
    }

    [Fact]
    public void The_key_of_another_account_does_not_open()
    {
        using var mine = DataKey.Create(_vault).Value;
        using var theirs = DataKey.Create(_vault).Value;

        Assert.Equal("secrets.undecryptable", theirs.Open(mine.Seal("dear diary", Place), Place).Failure?.Code);
    }

    [Fact]
    public void A_sealed_text_that_is_no_key_is_not_unwrapped() =>
        Assert.Equal("secrets.undecryptable", DataKey.Unwrap(_vault, _vault.Seal("no key").Value).Failure?.Code);

    [Fact]
    public void A_disposed_key_is_not_used()
    {
        var key = DataKey.Create(_vault).Value;
        var sealedText = key.Seal("dear diary", Place);

        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Seal("x", Place));
        Assert.Throws<ObjectDisposedException>(() => key.Open(sealedText, Place));
        Assert.Equal("***", key.ToString());
    }

    [Fact]
    public void Many_threads_share_one_key()
    {
        using var key = DataKey.Create(_vault).Value;

        Parallel.For(0, 500, i => Assert.Equal($"text {i}", key.Open(key.Seal($"text {i}", Place), Place).Value));
    }
}
