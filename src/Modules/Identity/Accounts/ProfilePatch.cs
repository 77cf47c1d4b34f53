using Maru.Kernel;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// A change of a profile; null leaves a value unchanged. An e-mail address can be removed, so the patch says whether it was given.
/// </summary>
internal sealed record ProfilePatch
{
    public bool EmailGiven { get; init; }

    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    public Outcome<Account> Of(Account account, DateTimeOffset now)
    {
        var faults = new InputFaults();
        var profile = Profile.Check(
            faults, EmailGiven ? Email : account.Email, DisplayName ?? account.DisplayName, Locale ?? account.Locale, TimeZone ?? account.TimeZone);
        return faults.ToFailure() is { } invalid ? invalid : account.WithProfile(profile, now);
    }
}
