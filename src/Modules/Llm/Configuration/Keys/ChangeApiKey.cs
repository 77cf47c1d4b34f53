using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>
/// Replaces, renames, re-ranks, switches on or off a stored key. What is not sent stays; a change that says nothing new is none.
/// </summary>
internal sealed class ChangeApiKey(
    Change change, Snapshot<RouteMap> routes, KeySealer sealer, IApiKeyStore keys, ProviderProfiles profiles, LlmSettings settings,
    TimeProvider clock)
{
    private const string KeptRemark = "api_key was the key's mask, so the key is the one that was stored.";

    /// <param name="id">The key.</param>
    /// <param name="patch">What was sent.</param>
    /// <param name="expected">The versions the caller has read.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<Outcome<WrittenKey>> RunAsync(string id, ApiKeyPatch patch, ExpectedVersion expected, string actor, CancellationToken ct) =>
        change.RunAsync(tx => ApplyAsync(tx, id, patch, expected, actor, ct), ct, queueOn: routes);

    // Who sends back what a GET gave means to keep it.
    private static bool IsMask(ApiKeyPatch patch, ApiKey before) => patch.Key.Value?.Reveal() is { } given
        && (ApiKeyText.IsMask(ApiKeyText.Clean(given)) || (before.HasSecret && given == before.Key.Hint));

    private async Task<Outcome<WrittenKey>> ApplyAsync(
        Changing tx, string id, ApiKeyPatch patch, ExpectedVersion expected, string actor, CancellationToken ct)
    {
        if (await keys.FindAsync(tx, id, ct) is not { } before)
        {
            return LlmFailures.KeyNotFound;
        }

        if (!expected.Allows(before.RowVersion))
        {
            return RequestFailures.VersionConflict;
        }

        var mask = IsMask(patch, before);
        var read = Read(before, mask ? patch with { Key = default } : patch);
        if (read.Failed(out var failure))
        {
            return failure;
        }

        var after = before.With(read.Value, clock.Now());
        var remark = mask ? KeptRemark
            : patch.Key.Value is { } sent && after.Key.Hint.Length > 0
                ? ApiKeyText.Remark(profiles.Of(before.Provider), ApiKeyText.Clean(sent.Reveal()))
            : null;
        string[] remarks = remark is null ? [] : [remark];
        if (ReferenceEquals(after, before))
        {
            return tx.Drop(new WrittenKey(before, remarks), new AuditEntry(AuditActions.Update, AuditView.ApiKeys, id));
        }

        if (!await keys.UpdateAsync(tx, after, ct))
        {
            return RequestFailures.VersionConflict;
        }

        var what = read.Value.Key.IsGiven ? $"Key {before.Key.Hint} replaced by {after.Key.Hint}." : $"Key {after.Key.Hint} changed.";
        tx.Publish(new ApiKeyChanged(id, after.Provider, after.ActSince(before), actor, what, after.UpdatedAt));
        tx.Record(
            new AuditEntry(AuditActions.Update, AuditView.ApiKeys, id) { Before = AuditView.Of(before), After = AuditView.Of(after) });
        return new WrittenKey(after, remarks);
    }

    private Outcome<KeyChange> Read(ApiKey before, ApiKeyPatch patch)
    {
        var profile = profiles.Of(before.Provider);
        var plain = patch.Key.IsGiven ? ApiKeyText.Parse(profile, patch.Key.Value?.Reveal()) : "";
        var name = patch.Name.IsGiven ? KeyRules.Name(patch.Name.Value) : "";
        var address = patch.BaseUrl.IsGiven
            ? KeyRules.BaseUrl(profile, patch.BaseUrl.Value, settings.AllowPrivateUpstreams)
            : (string?)null;
        var priority = KeyRules.Priority(patch.Priority.Value ?? 0);
        if ((plain.Failure ?? name.Failure ?? address.Failure ?? priority.Failure) is { } invalid)
        {
            return invalid;
        }

        if (!patch.Key.IsGiven && before.HasSecret && patch.BaseUrl.IsGiven
            && !profile.IsSameHost(before.BaseUrl, address.Value))
        {
            var (now, then) = (profile.AddressFor(address.Value), profile.AddressFor(before.BaseUrl));
            return LlmFailures.KeyNeededForAddress.At(
                "api_key", $"Needed for {now.Authority}: the stored key was given for {then.Authority}.");
        }

        Outcome<SealedKey> stored = default;
        if (patch.Key.IsGiven && (stored = sealer.Seal(plain.Value)).Failed(out var locked))
        {
            return locked;
        }

        return new KeyChange(
            patch.Key.IsGiven ? stored.Value : default(Given<SealedKey>),
            new Given<string>(patch.Name.IsGiven, name.Value),
            new Given<string?>(patch.BaseUrl.IsGiven, address.Value),
            patch.IsActive.Value is { } active ? active : default(Given<bool>),
            new Given<int>(patch.Priority.Value is not null, priority.Value));
    }
}
