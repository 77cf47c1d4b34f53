using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Which of everyone's client keys a query asks for, as it came.</summary>
internal sealed record ClientKeyFilterQuery
{
    /// <summary>Only keys of this account.</summary>
    [FromQuery(Name = "owner_id")]
    public string? OwnerId { get; init; }
}
