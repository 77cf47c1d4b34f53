namespace Maru.Work.Journal;

/// <summary>
/// What stands in the journal's texts on both databases. Values come from where <c>of</c> says: <c>@</c> parameters, or a row's columns.
/// </summary>
internal static class JournalText
{
    public const string StepColumns =
        "run_id, step_key, iteration, attempt, state, kind, seq, epoch, output, error_code, error_detail, next_at, started_at, finished_at";

    public const string EventColumns = "run_id, seq, type, data, at";

    public const string RunColumns = """
        id, kind, queue, phase, epoch, event_seq, cancel_requested, percent, owner_id, parent_id, forked_from, deadline_at, wake_at, input,
        error_code, error_detail, trace_parent
        """;

    /// <summary>A step is progress: the node has not been lost over and over.</summary>
    public const string Recorded = "event_seq = event_seq + 1, recoveries = 0";

    public static string Taken(string now) => $"""
        status = 'running', node_id = @node, epoch = epoch + 1, event_seq = event_seq + 1, waiting_for = NULL, waiting_key = NULL,
        started_at = COALESCE(started_at, {now})
        """;

    public static string Ended(string of, string now) => $"""
        event_seq = event_seq + 1, status = {of}ended, node_id = NULL, wake_at = NULL, recoveries = 0,
        percent = CASE WHEN {of}ended = 'succeeded' THEN 100 ELSE percent END, output = {of}result,
        error_code = COALESCE({of}code, error_code), error_detail = COALESCE({of}detail, error_detail), finished_at = {now}
        """;

    public static string StepEnded(string of, string now) => $"""
        state = {of}state, seq = {of}event_seq, epoch = {of}mark, output = {of}result, error_code = {of}code, error_detail = {of}detail,
        next_at = {of}next, finished_at = {now}
        """;

    public static string Step(string of, string now) => $"""
        {of}run, {of}key, {of}place, {of}number, {of}state, {of}kind, {of}event_seq, {of}mark, {of}result, {of}code, {of}detail, {of}next,
        {of}began, {now}
        """;
}
