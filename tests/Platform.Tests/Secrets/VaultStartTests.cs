using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class VaultStartTests : IDisposable
{
    private static readonly FixedClock Clock = new();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_development_server_reads_after_a_restart_what_it_sealed_before()
    {
        var first = Start(new VaultFacts { IsProduction = false, HasCiphertext = false });
        var check = first.Vault!.CreateKeyCheck().Value;
        var stored = first.Vault.Seal("kept").Value;

        var second = Start(new VaultFacts { IsProduction = false, KeyCheckToken = check, HasCiphertext = true });

        Assert.Equal((VaultVerdict.KeepDevelopmentKey, true), (first.Decision.Verdict, first.Decision.WriteKeyCheck));
        Assert.Equal((VaultVerdict.UseConfigured, false), (second.Decision.Verdict, second.Decision.WriteKeyCheck));
        Assert.Equal(VaultState.Ok, second.Vault!.State);
        Assert.Equal("kept", second.Vault.Open(stored).Value);
    }

    [Fact]
    public void A_lost_development_key_locks_and_no_new_one_is_made()
    {
        var start = Start(new VaultFacts { IsProduction = false, HasCiphertext = true });

        Assert.Equal(VaultState.Locked, start.Vault!.State);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_damaged_development_key_stops_the_start_and_is_named_by_its_file()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "keyring.dev"), "canary");

        var start = Start(new VaultFacts { IsProduction = false, HasCiphertext = false });

        Assert.Null(start.Vault);
        Assert.Equal(78, start.Decision.ExitCode);
        Assert.StartsWith("keyring.dev: entry 1", start.Decision.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", start.Decision.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_production_server_never_looks_at_the_development_key()
    {
        DevelopmentKeyFile.In(_folder.Path).ReadOrCreate();

        var start = Start(new VaultFacts { IsProduction = true, HasCiphertext = false });

        Assert.Equal(78, start.Decision.ExitCode);
        Assert.Null(start.Vault);
    }

    [Fact]
    public void An_ephemeral_vault_works_and_leaves_no_file()
    {
        var start = Start(new VaultFacts { IsProduction = true, AllowEphemeralKey = true, HasCiphertext = false });

        Assert.Equal(VaultState.Ephemeral, start.Vault!.State);
        Assert.Equal("x", start.Vault.Open(start.Vault.Seal("x").Value).Value);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private VaultStart Start(VaultFacts facts) => VaultStart.Run(facts, DevelopmentKeyFile.In(_folder.Path), Clock);
}
