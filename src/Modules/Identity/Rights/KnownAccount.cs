using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// What every request needs to know about an account. The scope is the one in force: an administrator sees everything, even if another
/// scope is stored.
/// </summary>
internal sealed record KnownAccount(
    string Id, string Username, Role Role, string Locale, long TokenVersion, bool Disabled, bool MustChangePassword, IDataScope Scope);
