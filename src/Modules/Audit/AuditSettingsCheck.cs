using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Audit;

/// <summary>Stops the host on settings that would weaken the log.</summary>
internal sealed class AuditSettingsCheck(IHostEnvironment environment) : IValidateOptions<AuditSettings>
{
    public ValidateOptionsResult Validate(string? name, AuditSettings options)
    {
        var least = environment.IsEnvironment("Testing") ? 0
            : string.IsNullOrEmpty(options.ArchiveFolder) ? AuditSettings.LeastRetentionDays : AuditSettings.LeastDaysAtHand;
        return options.RetentionDays < least ? ValidateOptionsResult.Fail(
                $"Audit:RetentionDays must be {AuditSettings.LeastRetentionDays} or more, or {AuditSettings.LeastDaysAtHand} or more with Audit:ArchiveFolder.")
            : options.SealEntries is < 1 or > 100_000 ? ValidateOptionsResult.Fail("Audit:SealEntries must be between 1 and 100000.")
            : options.SealEvery < TimeSpan.FromSeconds(1) || options.SealEvery > TimeSpan.FromDays(1)
                ? ValidateOptionsResult.Fail("Audit:SealEvery must be between 00:00:01 and 1.00:00:00.")
            : ValidateOptionsResult.Success;
    }
}
