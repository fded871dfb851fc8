namespace ResidencyHub.Web.Kit;

/// <summary>A line of text of any native kind: e-mail, phone, number, password.</summary>
public sealed partial class FieldText;

/// <summary>Several lines of text.</summary>
public sealed partial class FieldArea;

/// <summary>One of many answers; groups have headings.</summary>
public sealed partial class FieldSelect;

/// <summary>A calendar day.</summary>
public sealed partial class FieldDate;

/// <summary>One box to tick.</summary>
public sealed partial class FieldCheck;

/// <summary>One of a few answers, as large tiles for a thumb.</summary>
public sealed partial class Choices;

/// <summary>A file to upload.</summary>
public sealed partial class FieldFile;

/// <summary>Label, hint and error around a control.</summary>
public sealed partial class FieldFrame;
