using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.Domain;

/// <summary>What every request needs to know of an account.</summary>
internal sealed record KnownAccount(string Id, string Username, Role Role, string Locale, long TokenVersion, bool Disabled);
