; The installer: for one user, without an administrator, silent with /S.
;
; Called by packaging/windows.py with -DBUILD=…, where setup.nsh tells version and folders.
; Exit codes: 0 done, 1 stopped by the user, 2 it could not be done, 3 the program is running.

!include "${BUILD}/setup.nsh"
!include MUI2.nsh
!include LogicLib.nsh

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
RequestExecutionLevel user

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CareKeeper"
!define CLASSES "Software\Classes"

Name "CareKeeper ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\CareKeeper"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "CareKeeper ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "CareKeeper"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey FileDescription "CareKeeper Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define MUI_ICON "${FOLDER}/carekeeper.ico"
!define MUI_UNICON "${FOLDER}/carekeeper.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\carekeeper.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE TradChinese

!macro Text NAME ENGLISH SIMPLIFIED TRADITIONAL
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_SIMPCHINESE} "${SIMPLIFIED}"
  LangString ${NAME} ${LANG_TRADCHINESE} "${TRADITIONAL}"
!macroend

!insertmacro Text RUNNING \
  "CareKeeper is running. Please close its window, then start this again. Nothing was changed." \
  "CareKeeper 正在运行。请先关闭它的窗口，再重新运行本程序。什么也没有修改。" \
  "CareKeeper 正在執行。請先關閉它的視窗，再重新執行本程式。什麼也沒有修改。"
!insertmacro Text CLASS_FILE "CareKeeper class file" "CareKeeper 班级数据文件" "CareKeeper 班級資料檔"
!insertmacro Text BACKUP_FILE "CareKeeper backup" "CareKeeper 备份" "CareKeeper 備份"
!insertmacro Text PARCEL_FILE "CareKeeper parcel of students" "CareKeeper 学生转班文件" \
  "CareKeeper 學生轉班檔"
!insertmacro Text LEFT_ALONE \
  "CareKeeper was removed. Class files and backups are still on this computer." \
  "CareKeeper 已卸载。班级数据文件和备份仍在本电脑上。" \
  "CareKeeper 已解除安裝。班級資料檔和備份仍在本電腦上。"

; A program that runs cannot be opened for writing; nothing is changed by trying.
!macro RefuseWhileRunning PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RemoveProgram
  Delete "$INSTDIR\carekeeper.exe"
  Delete "$INSTDIR\carekeeper-cli.exe"
  Delete "$INSTDIR\carekeeper.pkg"
  Delete "$INSTDIR\carekeeper-cli.pkg"
  Delete "$INSTDIR\carekeeper.ico"
  Delete "$INSTDIR\classfile.ico"
  Delete "$INSTDIR\parts.json"
  RMDir /r "$INSTDIR\licences"
  RMDir /r "$INSTDIR\_internal"
!macroend

; Both programs run the same, each under its own name; where a disk knows no links, a copy will do.
!macro ShareWithConsole
  System::Call 'kernel32::CreateHardLinkW(w "$INSTDIR\carekeeper-cli.pkg", \
    w "$INSTDIR\carekeeper.pkg", p 0) i .r0'
  ${If} $0 = 0
    CopyFiles /SILENT "$INSTDIR\carekeeper.pkg" "$INSTDIR\carekeeper-cli.pkg"
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\carekeeper-cli.pkg"
    SetErrors
  ${EndIf}
!macroend

!macro FileType ENDING NAME WORDS
  WriteRegStr HKCU "${CLASSES}\${NAME}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${NAME}\DefaultIcon" "" '"$INSTDIR\classfile.ico"'
  WriteRegStr HKCU "${CLASSES}\${NAME}\shell\open\command" "" '"$INSTDIR\carekeeper.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${NAME}" ""
!macroend

!macro ForgetFileType ENDING NAME
  DeleteRegKey HKCU "${CLASSES}\${NAME}"
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${NAME}"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${NAME}"
    DeleteRegKey HKCU "${CLASSES}\${ENDING}"
  ${EndIf}
!macroend

!macro TellTheDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  !insertmacro RefuseWhileRunning carekeeper.exe
  !insertmacro RefuseWhileRunning carekeeper-cli.exe
FunctionEnd

Section "CareKeeper"
  SetOverwrite on
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  !insertmacro ShareWithConsole
  ${If} ${Errors}
    SetErrorLevel 2
    Abort
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\CareKeeper.lnk" "$INSTDIR\carekeeper.exe" "" "$INSTDIR\carekeeper.ico"
  CreateShortcut "$DESKTOP\CareKeeper.lnk" "$INSTDIR\carekeeper.exe" "" "$INSTDIR\carekeeper.ico"
  !insertmacro FileType ".carebook" "CareKeeper.ClassFile" "$(CLASS_FILE)"
  !insertmacro FileType ".carebak" "CareKeeper.Backup" "$(BACKUP_FILE)"
  !insertmacro FileType ".careparcel" "CareKeeper.Parcel" "$(PARCEL_FILE)"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "CareKeeper"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\carekeeper.ico"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  !insertmacro TellTheDesktop
SectionEnd

Function un.onInit
  !insertmacro RefuseWhileRunning carekeeper.exe
  !insertmacro RefuseWhileRunning carekeeper-cli.exe
FunctionEnd

Section "Uninstall"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\CareKeeper.lnk"
  Delete "$DESKTOP\CareKeeper.lnk"
  !insertmacro ForgetFileType ".carebook" "CareKeeper.ClassFile"
  !insertmacro ForgetFileType ".carebak" "CareKeeper.Backup"
  !insertmacro ForgetFileType ".careparcel" "CareKeeper.Parcel"
  DeleteRegKey HKCU "${KEY}"
  !insertmacro TellTheDesktop
  DetailPrint "$(LEFT_ALONE)"
SectionEnd
