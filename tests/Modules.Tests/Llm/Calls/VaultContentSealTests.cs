using System.Text;
using Maru.Modules.Llm.Calls.Content;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class VaultContentSealTests
{
    private const string Content = "ask: canary, answer";

    [Theory, EachDialect]
    public async Task Content_opens_in_its_own_place_only_and_after_a_restart(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        var vault = new Vault(KeyRing.Generate(), VaultState.Ok, TimeProvider.System);
        using var first = Seal(bench, vault);
        using var restarted = Seal(bench, vault);

        var text = await first.SealAsync("llm_call.content.1", Content, CancellationToken.None);

        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.Equal(Content, (await restarted.OpenAsync("llm_call.content.1", text!, CancellationToken.None)).Value);
        Assert.NotNull((await restarted.OpenAsync("llm_call.content.2", text!, CancellationToken.None)).Failure);
        Assert.Equal(text![..36], (await restarted.SealAsync("llm_call.content.2", Content, CancellationToken.None))![..36]);
    }

    [Theory, EachDialect]
    public async Task A_locked_vault_keeps_nothing(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        using var seal = Seal(bench, new Vault(null, VaultState.Locked, TimeProvider.System));

        Assert.Null(await seal.SealAsync("llm_call.content.1", Content, CancellationToken.None));
    }

    [Theory]
    [InlineData(100, 100, 100, 100, false)]
    [InlineData(100_000, 100, 65_436, 100, true)]
    [InlineData(100, 100_000, 100, 65_436, true)]
    [InlineData(100_000, 100_000, 32_768, 32_768, true)]
    public void Content_is_cut_to_its_limit(int asked, int answered, int keptAsked, int keptAnswered, bool cut)
    {
        var content = CallContent.Copy(Encoding.ASCII.GetBytes(new string('a', asked)), Encoding.ASCII.GetBytes(new string('b', answered)));

        Assert.Equal((keptAsked, keptAnswered, cut), (content.Request.Length, content.Response.Length, content.Cut));
    }

    private static VaultContentSeal Seal(Bench bench, Vault vault) =>
        new(new CallDataKeyStore(bench.Db, TimeProvider.System), vault, NullLogger<VaultContentSeal>.Instance);
}
