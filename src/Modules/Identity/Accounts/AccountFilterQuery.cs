using Maru.Kernel;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Identity.Accounts;

/// <summary>The filter of accounts in a query, unparsed.</summary>
internal sealed record AccountFilterQuery
{
    /// <summary>Only accounts whose user name, e-mail address or display name has this in it, in any case.</summary>
    [FromQuery(Name = "search")]
    public string? Search { get; init; }

    /// <summary>Only accounts of this role.</summary>
    [FromQuery(Name = "role")]
    public string? Role { get; init; }

    /// <summary>Only accounts that are disabled, or only those that are not.</summary>
    [FromQuery(Name = "disabled")]
    public bool? Disabled { get; init; }

    public Outcome<AccountFilter> Parse()
    {
        var faults = new QueryFaults();
        return faults.Or(new AccountFilter(Search, faults.Named<Role>("role", Role), Disabled));
    }
}
