using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>Which role an intent needs. Pure.</summary>
public static class Intents
{
    /// <summary>Every intent, in the order they are shown.</summary>
    public static IReadOnlyList<Intent> All { get; } = Enum.GetValues<Intent>();

    /// <summary>The lowest role that may ask for an intent.</summary>
    /// <param name="intent">The intent.</param>
    public static Role MinimumRole(Intent intent) => intent switch
    {
        Intent.Check or Intent.Trend or Intent.Compare or Intent.Continue or Intent.Clarify or Intent.Stop => Role.Viewer,
        Intent.Rank or Intent.FindCause => Role.User,
        Intent.DetectAnomaly or Intent.Predict or Intent.WhatIf => Role.Operator,
        Intent.Report or Intent.Notify => Role.Approver,
        Intent.System => Role.Admin,
    };

    /// <summary>Whether a role may ask for the intent; false for an undefined role.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="role">The role.</param>
    public static bool May(Intent intent, Role role) => Enum.IsDefined(role) && role >= MinimumRole(intent);

    /// <summary>The intents of a role: 6, 8, 11, 13, 14 from viewer to admin.</summary>
    /// <param name="role">The role.</param>
    public static IReadOnlyList<Intent> Of(Role role) => [.. All.Where(i => May(i, role))];

    /// <summary>
    /// The intent with a name, in upper or lower case. An unknown name becomes the intent that asks back, which everyone may use.
    /// </summary>
    /// <param name="name">The name a classifier gave, such as <c>find_cause</c> or <c>FIND_CAUSE</c>.</param>
    public static Intent Read(string? name) =>
        WireName<Intent>.TryParse(name?.Trim().ToLowerInvariant(), out var intent) ? intent : Intent.Clarify;
}
