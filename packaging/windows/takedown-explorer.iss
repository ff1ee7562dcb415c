; Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\takedown-explorer.iss
; Installs for one user, without administrator's rights. Workspaces are never touched.

#define Name "Takedown Explorer"
#define Command "takedown-explorer.exe"
#define Kind "TakedownExplorer.Workspace"
#define Project SourcePath + "\..\.."

[Setup]
AppId={{6E1A2F0B-5A43-4D0C-9C8E-3B7F1D25A9E4}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Takedown Explorer contributors
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/fast
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
LicenseFile={#Project}\LICENSE
OutputDir={#Project}\dist
OutputBaseFilename=takedown-explorer-{#Version}-windows-setup
UninstallDisplayIcon={app}\{#Command}

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Project}\dist\takedown-explorer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Tasks]
Name: desktop; Description: "An icon on the desktop"

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Command}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Command}"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.duckdb\OpenWithProgids"; ValueType: string; ValueName: "{#Kind}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#Kind}"; ValueType: string; ValueData: "{#Name} workspace"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Kind}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Command},0"
Root: HKA; Subkey: "Software\Classes\{#Kind}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Command}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Command}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Command}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Command}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Command}\SupportedTypes"; ValueType: string; ValueName: ".zip"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Command}\SupportedTypes"; ValueType: string; ValueName: ".csv"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Command}\SupportedTypes"; ValueType: string; ValueName: ".gz"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Directory\shell\TakedownExplorer"; ValueType: string; ValueData: "Open with {#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\TakedownExplorer\command"; ValueType: string; ValueData: """{app}\{#Command}"" ""%1"""

[Run]
Filename: "{app}\{#Command}"; Description: "Start {#Name}"; Flags: nowait postinstall skipifsilent
