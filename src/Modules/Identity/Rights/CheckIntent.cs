using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// Decides whether a person may ask for an intent; a refusal is audited. An unknown intent counts as asking back.
/// </summary>
internal sealed class CheckIntent(Change change)
{
    private const int Longest = 64;

    public async Task<Outcome<Intent>> RunAsync(CurrentUser user, string? name, CancellationToken ct)
    {
        if (name is not { Length: > 0 and <= Longest } || string.IsNullOrWhiteSpace(name))
        {
            return IdentityFailures.InvalidInput.At("intent", $"Use the name of an intent, at most {Longest} characters.");
        }

        var intent = Intents.Read(name);
        if (Intents.May(intent, user.Role))
        {
            return intent;
        }

        var (asked, needed, has) = (
            WireName<Intent>.Of(intent), WireName<Role>.Of(Intents.MinimumRole(intent)), WireName<Role>.Of(user.Role));
        var denied = IdentityFailures.IntentDenied.Saying($"The intent {asked} needs the role {needed}; yours is {has}.") with
        {
            Fields = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["intent"] = [asked], ["required_role"] = [needed], ["role"] = [has] },
        };
        return await change.RunAsync<Intent>(
            tx =>
            {
                tx.Record(new AuditEntry("check", "identity.intents", asked).RefusedFor(denied));
                return Task.FromResult<Outcome<Intent>>(tx.Keep(denied));
            },
            ct);
    }
}
