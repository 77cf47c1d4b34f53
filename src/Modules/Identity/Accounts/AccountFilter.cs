using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Which accounts to list; null does not restrict.</summary>
/// <param name="Search">A part of the user name, e-mail address or display name, ignoring case.</param>
/// <param name="Role">Of this role.</param>
/// <param name="Disabled">Whether disabled.</param>
internal sealed record AccountFilter(string? Search, Role? Role, bool? Disabled);
