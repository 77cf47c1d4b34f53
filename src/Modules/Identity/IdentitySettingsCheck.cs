using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Identity;

/// <summary>Stops the host on settings that would weaken it.</summary>
internal sealed class IdentitySettingsCheck(IHostEnvironment environment) : IValidateOptions<IdentitySettings>
{
    public ValidateOptionsResult Validate(string? name, IdentitySettings options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(IdentitySettings set)
    {
        if (set.PasswordIterations < (environment.IsEnvironment("Testing") ? 1 : IdentitySettings.LeastIterations))
        {
            yield return $"Identity:PasswordIterations must be {IdentitySettings.LeastIterations} or more.";
        }

        if (set.AccessLifetime < TimeSpan.FromMinutes(1) || set.AccessLifetime > TimeSpan.FromDays(1))
        {
            yield return "Identity:AccessLifetime must be between 00:01:00 and 1.00:00:00.";
        }

        if (set.RefreshLifetime <= set.AccessLifetime || set.RefreshLifetime > TimeSpan.FromDays(90))
        {
            yield return "Identity:RefreshLifetime must be longer than Identity:AccessLifetime and at most 90.00:00:00.";
        }

        if (set.SessionLifetime < set.RefreshLifetime || set.SessionLifetime > TimeSpan.FromDays(366))
        {
            yield return "Identity:SessionLifetime must be at least Identity:RefreshLifetime and at most 366.00:00:00.";
        }

        if (set.RefreshGrace < TimeSpan.Zero || set.RefreshGrace > TimeSpan.FromMinutes(1))
        {
            yield return "Identity:RefreshGrace must be between 00:00:00 and 00:01:00.";
        }

        if (set.SigningKeyLifetime < TimeSpan.FromDays(1) || set.SigningKeyLifetime > TimeSpan.FromDays(366))
        {
            yield return "Identity:SigningKeyLifetime must be between 1.00:00:00 and 366.00:00:00.";
        }

        if (set.PasswordQueue is < 0 or > 10_000)
        {
            yield return "Identity:PasswordQueue must be between 0 and 10000.";
        }

        if (string.IsNullOrWhiteSpace(set.Issuer) || string.IsNullOrWhiteSpace(set.Audience))
        {
            yield return "Identity:Issuer and Identity:Audience must not be empty.";
        }
    }
}
