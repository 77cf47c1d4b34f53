using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class VaultDecisionTests
{
    private const string Mine = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    private const string Malformed = "canary-not-a-key";

    public enum Check
    {
        None,
        Fits,
        Foreign,
    }

    /// <summary>Keys, production, allow ephemeral, key check, has ciphertext → verdict, state, exit code, write key check.</summary>
    public static TheoryData<string?, bool?, bool?, Check?, bool?, VaultVerdict, bool> Rows => new()
    {
        { Mine, null, null, Check.Fits, null, VaultVerdict.UseConfigured, false },
        { Mine, null, null, Check.Foreign, true, VaultVerdict.Lock, false },
        { Mine, null, null, Check.Foreign, false, VaultVerdict.UseConfigured, true },
        { Mine, null, null, Check.None, false, VaultVerdict.UseConfigured, true },
        { Mine, null, null, Check.None, true, VaultVerdict.Lock, false },
        { Malformed, null, null, null, null, VaultVerdict.Refuse, false },
        { null, true, false, null, null, VaultVerdict.Refuse, false },
        { " ", true, false, null, null, VaultVerdict.Refuse, false },
        { null, true, true, null, false, VaultVerdict.UseEphemeral, true },
        { null, true, true, null, true, VaultVerdict.Lock, false },
        { null, false, null, null, false, VaultVerdict.KeepDevelopmentKey, true },
        { "", false, null, null, false, VaultVerdict.KeepDevelopmentKey, true },
        { null, false, null, null, true, VaultVerdict.Lock, false },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_of_the_table_is_decided_whatever_the_columns_it_leaves_open(
        string? keys, bool? production, bool? allow, Check? check, bool? ciphertext, VaultVerdict verdict, bool writeKeyCheck)
    {
        var situations =
            from p in Either(production)
            from a in Either(allow)
            from k in check is { } given ? [given] : Enum.GetValues<Check>()
            from c in Either(ciphertext)
            select new VaultFacts
            {
                ConfiguredKeys = keys,
                IsProduction = p,
                AllowEphemeralKey = a,
                KeyCheckToken = TokenOf(k),
                HasCiphertext = c,
            };

        Assert.All(situations, facts =>
        {
            var decision = VaultDecision.Decide(facts);

            Assert.Equal((verdict, writeKeyCheck), (decision.Verdict, decision.WriteKeyCheck));
            Assert.Equal(verdict == VaultVerdict.Refuse ? 78 : null, decision.ExitCode);
            Assert.Equal(StateOf(verdict), decision.State);
            Assert.Contains("ENCRYPTION_KEY", decision.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", $"{decision}", StringComparison.Ordinal);
            Assert.DoesNotContain(Mine, $"{decision}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_rows_cover_every_situation()
    {
        var all =
            from k in new[] { Mine, Malformed, null }
            from p in Either(null)
            from a in Either(null)
            from t in Enum.GetValues<Check>()
            from c in Either(null)
            select (k, p, a, t, c);

        Assert.All(all, s => Assert.Single(Rows, r =>
            r.Data.Item1 == s.k && (r.Data.Item2 ?? s.p) == s.p && (r.Data.Item3 ?? s.a) == s.a && (r.Data.Item4 ?? s.t) == s.t
            && (r.Data.Item5 ?? s.c) == s.c));
    }

    [Fact]
    public void A_key_check_under_the_second_key_still_fits()
    {
        var facts = new VaultFacts
        {
            ConfiguredKeys = $"{FernetKey.Generate().Reveal()},{Mine}",
            IsProduction = true,
            KeyCheckToken = TokenOf(Check.Fits),
            HasCiphertext = true,
        };

        Assert.Equal(VaultVerdict.UseConfigured, VaultDecision.Decide(facts).Verdict);
    }

    private static bool[] Either(bool? given) => given is { } value ? [value] : [false, true];

    private static VaultState? StateOf(VaultVerdict verdict) => verdict switch
    {
        VaultVerdict.Refuse => null,
        VaultVerdict.Lock => VaultState.Locked,
        VaultVerdict.UseEphemeral => VaultState.Ephemeral,
        _ => VaultState.Ok,
    };

    private static string? TokenOf(Check check) => check switch
    {
        Check.Fits => new Vault(KeyRing.Parse(Mine).Value, VaultState.Ok, new FixedClock()).CreateKeyCheck().Value,
        Check.Foreign => new Vault(KeyRing.Generate(), VaultState.Ok, new FixedClock()).CreateKeyCheck().Value,
        _ => null,
    };
}
