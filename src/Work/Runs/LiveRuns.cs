using System.Text.Json;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Json;
using Maru.Platform.Live;
using Maru.Work.Records;

namespace Maru.Work.Runs;

/// <summary>Runs as people follow them live. Thread safe.</summary>
internal sealed class LiveRuns(RunReader reader) : ILiveSource
{
    public string Name => RunTopic.Source;

    public Failure NotThere => WorkFailures.NoSuchRun;

    public Task<IReadOnlyList<LiveEvent>> ReadAsync(string id, long after, int most, CancellationToken ct) =>
        reader.EventsAsync(id, after, most, ct);

    public async Task<IReadOnlyList<LiveTip>> TipsAsync(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        [.. (await reader.TipsAsync(ids, ct)).Select(tip => new LiveTip(tip.Id, tip.EventSeq, EndOf(tip)))];

    public async Task<LivePicture?> PictureAsync(string id, CancellationToken ct) => await reader.FindAsync(id, ct) is { } run
        ? new LivePicture(run.EventSeq, Json(new { run.Kind, run.Status, run.Percent, run.Message }))
        : null;

    public async Task<IReadOnlyList<string>> OfAsync(CurrentUser user, int most, CancellationToken ct) =>
        user.May(WorkPermissions.UseRuns) ? await reader.UnfinishedOfAsync(user.Id, most, ct) : [];

    public async Task<IReadOnlyCollection<string>> AllowedAsync(CurrentUser user, IReadOnlyCollection<string> ids, CancellationToken ct) =>
        user.May(WorkPermissions.UseRuns)
            ? [.. (await reader.TipsAsync(ids, ct)).Where(run => ReadRuns.IsVisible(run.OwnerId, user)).Select(run => run.Id)]
            : [];

    private static string? EndOf(RunTip tip) => RunMoves.IsFinal(WireName<RunStatus>.Parse(tip.Status)) ? Json(new { tip.Status }) : null;

    private static string Json<T>(T data) => JsonSerializer.Serialize(data, MaruJson.Options);
}
