namespace ResidencyHub.Web.Kit;

/// <summary>A box on the page, with a heading of its own.</summary>
public sealed partial class Card;

/// <summary>In place of a list without rows: what is missing and how to begin.</summary>
public sealed partial class EmptyState;

/// <summary>What needs somebody today: counts that open lists.</summary>
public sealed partial class TodoList;

/// <summary>One line of a <see cref="TodoList"/>.</summary>
public sealed partial class TodoItem;

/// <summary>How a partnership stands, line by line, each word with its reason.</summary>
public sealed partial class StatusLines;

/// <summary>One line of <see cref="StatusLines"/>.</summary>
public sealed partial class StatusLine;

/// <summary>What is asked of the reader, on top of a page that otherwise only tells.</summary>
public sealed partial class Ask;

/// <summary>A number out of its base, as a bar and in words.</summary>
public sealed partial class MeterBar;

/// <summary>What happened, newest first.</summary>
public sealed partial class Timeline;

/// <summary>One event of a <see cref="Timeline"/>.</summary>
public sealed partial class TimelineItem;

/// <summary>The steps of a longer task and where one is.</summary>
public sealed partial class Steps;

/// <summary>A day in words near now, exact on hover.</summary>
public sealed partial class DayWords;

/// <summary>A UTC instant in words near now, exact on hover in the hub's own time zone.</summary>
public sealed partial class MomentWords;

/// <summary>A school year by its name ("2026–27").</summary>
public sealed partial class SchoolYearName;

/// <summary>The answer to "Who sees this?", where it matters.</summary>
public sealed partial class WhoSees;

/// <summary>Asks before it does; works without a script.</summary>
public sealed partial class ConfirmBox;

/// <summary>A link to copy, beside every e-mail that carries it.</summary>
public sealed partial class CopyLink;

/// <summary>The keys, shown by "?".</summary>
public sealed partial class KeyHelp;

/// <summary>One ticked row in a notice.</summary>
public sealed partial class NoticeLine;
