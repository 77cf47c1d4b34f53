namespace Maru.Contracts.Identity;

/// <summary>A right a module declares and its endpoints ask for.</summary>
/// <param name="Name"><c>module.verb_noun</c>.</param>
/// <param name="MinimumRole">The lowest role that has it.</param>
public sealed record Permission(string Name, Role MinimumRole);
