using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class KeyRingTests
{
    private readonly FernetKey _old = FernetKey.Generate();
    private readonly FernetKey _new = FernetKey.Generate();

    [Fact]
    public void The_order_is_kept_and_a_repeated_key_counts_once()
    {
        var ring = KeyRing.Parse($" {_new.Reveal()} , {_old.Reveal()},{_new.Reveal()}").Value;

        Assert.Equal([_new.Id, _old.Id], ring.KeyIds);
    }

    [Fact]
    public void A_ring_prints_ids_and_no_key()
    {
        var ring = KeyRing.Of(_new);

        Assert.Equal($"KeyRing({_new.Id})", ring.ToString());
    }

    [Theory]
    [InlineData("canary-value", 1, "is not a Fernet key")]
    [InlineData("@,canary-value", 2, "is not a Fernet key")]
    [InlineData("@,,@", 2, "is empty")]
    [InlineData("@,", 2, "is empty")]
    [InlineData("gAAAAABcanarycanarycanarycanarycanarycanarycanarycanarycanary", 1, "is a Fernet token, not a key")]
    public void A_malformed_entry_is_named_by_place_and_not_by_value(string text, int position, string fault)
    {
        var key = _new.Reveal();

        var failure = KeyRing.Parse(text.Replace("@", key, StringComparison.Ordinal)).Failure;

        Assert.Equal("secrets.malformed_key", failure?.Code);
        Assert.StartsWith($"ENCRYPTION_KEY: entry {position} of", failure!.Detail, StringComparison.Ordinal);
        Assert.Contains(fault, failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Detail, StringComparison.Ordinal);
    }
}
