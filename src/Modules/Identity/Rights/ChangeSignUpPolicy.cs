using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>Decides how somebody comes to an account.</summary>
internal sealed class ChangeSignUpPolicy(Db db, Change change, SqlRightsStore rights, Snapshot<AccessMap> map)
{
    private const string Resource = "identity.sign_up_policy";

    public async Task<SignUpRule> ReadAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await rights.ReadSignUpAsync(session, ct);
    }

    public async Task<Outcome<SignUpRule>> RunAsync(string? policyName, ExpectedVersion expected, CancellationToken ct)
    {
        if (!WireName<SignUpPolicy>.TryParse(policyName, out var policy))
        {
            return IdentityFailures.InvalidInput.At("policy", $"Use one of {string.Join(", ", WireName<SignUpPolicy>.All)}.");
        }

        return await change.RunAsync(tx => ApplyAsync(tx, policy, expected, ct), ct);
    }

    private async Task<Outcome<SignUpRule>> ApplyAsync(Changing tx, SignUpPolicy policy, ExpectedVersion expected, CancellationToken ct)
    {
        var before = await rights.ReadSignUpAsync(tx, ct);
        if (!expected.Allows(before.Version))
        {
            return RequestFailures.VersionConflict;
        }

        if (policy == before.Policy)
        {
            return tx.Drop(before, new AuditEntry(AuditActions.Update, Resource));
        }

        var after = new SignUpRule(policy, before.Version + 1);
        if (!await rights.TryReplaceSignUpAsync(tx, after, ct))
        {
            return RequestFailures.VersionConflict;
        }

        tx.Record(new AuditEntry(AuditActions.Update, Resource)
        {
            Before = new { Policy = WireName<SignUpPolicy>.Of(before.Policy) },
            After = new { Policy = WireName<SignUpPolicy>.Of(after.Policy) },
        });
        tx.Refresh(map);
        return after;
    }
}
