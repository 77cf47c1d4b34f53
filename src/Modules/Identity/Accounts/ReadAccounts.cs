using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Shows accounts, the newest first.</summary>
internal sealed class ReadAccounts(Db db, SqlAccountStore accounts)
{
    public async Task<Outcome<Page<Account>>> RunAsync(
        string? search, string? roleName, bool? disabled, int? page, int? pageSize, CancellationToken ct)
    {
        var faults = new InputFaults();
        var role = WireName<Role>.TryParse(roleName, out var named) ? named : (Role?)null;
        faults.AddIf(roleName is not null && role is null, "role", $"Use one of {string.Join(", ", WireName<Role>.All)}.");
        faults.AddIf(search is { Length: > AccountFilter.LongestSearch }, "search", $"Use at most {AccountFilter.LongestSearch} characters.");
        var request = PageRequest.Parse(page, pageSize);
        if ((faults.ToFailure() ?? request.Failure) is { } invalid)
        {
            return invalid;
        }

        await using var session = await db.OpenAsync(ct);
        return await accounts.ListAsync(session, new AccountFilter(search, role, disabled), request.Value, ct);
    }

    public async Task<Outcome<Account>> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await accounts.FindAsync(session, id, ct) is { } found ? found : IdentityFailures.NoSuchAccount;
    }
}
